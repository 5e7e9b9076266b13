import { stateOf } from '../../components/tag-aliases.tsx';
import { hostsIn } from '../../lib/hub/page/own-element.ts';
import type { Route } from '../../lib/hub/urls.ts';
import { send } from '../../lib/messages/send.ts';
import { guarded } from './defect-note.tsx';
import type { Feature } from './feature.ts';
import { createHost, isRefused } from './host.tsx';
import { groupsProps } from './listing.tsx';
import { Part } from './part.tsx';
import { guestOf, tagFacts } from './reader.tsx';

/** How long React may take after the page has loaded, in ms, before the dock shows the answers. */
const REACT_TIMEOUT_MS = 1000;
/** How long to wait for an insertion point on the page after that, in ms. */
const PLACEMENT_TIMEOUT_MS = 4000;

/** A docked panel with the same content, for pages that are not ready, or have no known insertion point. */
export const dock: Feature = {
  id: 'dock',
  init(visit) {
    const { route, client, features, hydration, signal, onChange } = visit;
    const { repository } = route;
    const tag = tagOf(route);
    const host = createHost('tagkin-dock');
    const guest = guestOf(client, { repository, ...(tag !== null && { tag }) });
    const groups = groupsProps(visit);
    let place = visit.dock;
    let isDue = false;
    let closed = false;
    /** Tag blocks show no failure of ours: beside them the listing does, unless it is what failed. */
    const isEnough = ({ dataset }: HTMLElement) =>
      dataset.host !== 'tagkin-aliases' ||
      route.page !== 'tags' ||
      client.progress?.failure?.kind !== 'internal';
    const isPlaced = () =>
      !isRefused() && hostsIn(document).some((each) => each !== host.element && isEnough(each));
    const settle = () => {
      const { progress } = client;
      // Hub has no layers page for a tag that does not exist.
      const known = route.page === 'layers' ? client.tags.get(route.tag) : progress;
      const hasNews = progress && (known?.known || progress.failure?.kind === 'internal');
      if (!isDue || closed || isPlaced() || !hasNews) return host.element.remove();
      const { loadConfig, ...facts } = tag === null ? {} : tagFacts(repository, tag, client, features);
      host.element.dataset.corner = place.corner;
      host.draw(
        (width) => (
          <Part
            id="dock"
            with={{
              repository,
              isLoading: !hydration.isOver,
              tag: tag === null ? null : (facts as ReturnType<typeof tagFacts>),
              loadConfig,
              progress,
              groups: { ...groups, revision: `${progress.known} ${progress.done}` },
              guest,
              retry: (name) => void client.retry(name).catch(client.report),
              width,
              place,
              put(next) {
                place = next;
                send('dock.put', next).catch(client.report);
                settle();
              },
              close() {
                closed = true;
                settle();
              },
            }}
          />
        ),
        stateOf(progress),
      );
      host.put({ parent: document.body, before: null });
    };
    const due = guarded(() => {
      isDue = true;
      if (tag !== null) client.setVisibleTags([tag]);
      settle();
    });
    onChange(settle);
    client.subscribe(settle, signal);
    const wait = (ms: number) => {
      const timer = setTimeout(due, ms);
      signal.addEventListener('abort', () => clearTimeout(timer));
    };
    const loaded = () => {
      if (!hydration.isOver) wait(REACT_TIMEOUT_MS);
    };
    if (document.readyState === 'complete') loaded();
    else addEventListener('load', loaded, { signal });
    void hydration.end.then(() => wait(isDue ? 0 : PLACEMENT_TIMEOUT_MS));
    signal.addEventListener('abort', () => host.remove());
  },
};

/** The tag that a page is about; null for a list of tags. */
function tagOf(route: Route): string | null {
  if (route.page === 'layers') return route.tag;
  return route.page === 'overview' ? (route.tag ?? 'latest') : null;
}
