import { Dock } from '../../components/dock.tsx';
import { NotPublic } from '../../components/not-public.tsx';
import { TagAliasesView } from '../../components/tag-aliases.tsx';
import { hostsIn } from '../../lib/hub/page/own-element.ts';
import { type Route, tagsPath } from '../../lib/hub/urls.ts';
import type { Feature } from './feature.ts';
import { createHost, isRefused } from './host.tsx';
import { drawListing } from './listing.tsx';
import { guestOf } from './reader.tsx';

/** How long to wait for an insertion point on the page, in ms, before the dock takes over. */
const PLACEMENT_TIMEOUT_MS = 4000;

/** A docked panel with the same content, for pages without a known insertion point. */
export const dock: Feature = {
  id: 'dock',
  init(visit) {
    const { route, client, signal, onChange } = visit;
    const tag = tagOf(route);
    const host = createHost('tagkin-dock');
    let isWaiting = true;
    let closed = false;
    /** Tag blocks show no failure of ours: beside them the listing does, unless it is what failed. */
    const isEnough = ({ dataset }: HTMLElement) =>
      dataset.host !== 'tagkin-aliases' ||
      route.page !== 'tags' ||
      client.progress?.failure?.kind !== 'internal';
    const isPlaced = () =>
      !isRefused() && hostsIn(document).some((each) => each !== host.element && isEnough(each));
    const settle = () => {
      const { known = 0, failure } = client.progress ?? {};
      const hasNews = known > 0 || failure?.kind === 'internal';
      if (isWaiting || closed || isPlaced() || !hasNews) return host.element.remove();
      if (tag !== null) client.setVisibleTags([tag]);
      host.put({ parent: document.body, before: null });
    };
    const close = () => {
      closed = true;
      settle();
    };
    drawListing(visit, host, (panel) => (
      <Dock close={close}>
        {tag !== null && (
          <TagAliasesView
            tag={tag}
            aliases={client.tags.get(tag) ?? null}
            progress={client.progress}
            linkTo={(other) => tagsPath(route.repository, other)}
            notPublic={<NotPublic open={guestOf(client, { repository: route.repository, tag }).open} />}
          />
        )}
        {panel}
      </Dock>
    ));
    onChange(settle);
    client.subscribe(settle, signal);
    const timer = setTimeout(() => {
      isWaiting = false;
      settle();
    }, PLACEMENT_TIMEOUT_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      host.remove();
    });
  },
};

/** The tag that a page is about; null for a list of tags. */
function tagOf(route: Route): string | null {
  if (route.page === 'layers') return route.tag;
  return route.page === 'overview' ? (route.tag ?? 'latest') : null;
}
