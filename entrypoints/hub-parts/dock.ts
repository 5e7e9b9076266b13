import type { DockProps } from '../../components/dock.tsx';
import type { Guest } from '../../components/guest.ts';
import { type State, stateOf, type TagAliasesProps } from '../../components/tag-aliases.tsx';
import type { ListingClient } from '../../lib/client/listing-client.ts';
import type { Route } from '../../lib/hub/urls.ts';
import type { RequestOf } from '../../lib/messages/messages.ts';
import { send } from '../../lib/messages/send.ts';
import type { DockPlace } from '../../lib/settings/dock.ts';
import type { Features } from '../../lib/settings/features.ts';

/** The page that the dock is for, as long as the reader stays on it. */
interface Visit {
  route: Exclude<Route, { page: 'other' }>;
  client: ListingClient;
  features: Features;
  /** Where the dock was put. */
  dock: DockPlace;
  hydration: { isOver: boolean };
  signal: AbortSignal;
}

interface Host {
  element: HTMLElement;
  put(place: { parent: Element; before: null }): void;
  remove(): void;
}

/** What the content script has for the dock. */
interface Tools<H extends Host> {
  groups: Omit<DockProps['groups'], 'revision'>;
  guestOf(client: ListingClient, image: RequestOf<'popup.open'>): Guest;
  tagFacts(
    repository: string,
    tag: string,
    client: ListingClient,
    features: Features,
  ): TagAliasesProps & Pick<DockProps, 'loadConfig'>;
  createHost(name: 'tagkin-dock'): H;
  /** Draws the dock into its host, again when the host's width changes. */
  draw(host: H, props: Omit<DockProps, 'width'>, state: State): void;
}

/** The dock of a visit. The function that it returns shows it, where it is needed and there is something to show, or removes it. */
export function dockOf<H extends Host>(visit: Visit, tools: Tools<H>): (isNeeded: boolean) => void {
  const { route, client, features, hydration, signal } = visit;
  const { repository } = route;
  const tag = tagOf(route);
  const host = tools.createHost('tagkin-dock');
  const guest = tools.guestOf(client, { repository, ...(tag !== null && { tag }) });
  let place = visit.dock;
  let isClosed = false;
  let needed = false;
  const settle = () => {
    const { progress } = client;
    // Hub has no layers page for a tag that does not exist.
    const known = route.page === 'layers' ? client.tags.get(route.tag) : progress;
    const hasNews = progress && (known?.known || progress.failure?.kind === 'internal');
    if (!needed || isClosed || !hasNews) return host.element.remove();
    const facts = tag === null ? null : tools.tagFacts(repository, tag, client, features);
    host.element.dataset.corner = place.corner;
    tools.draw(
      host,
      {
        repository,
        isLoading: !hydration.isOver,
        tag: facts,
        loadConfig: facts?.loadConfig,
        progress,
        groups: { ...tools.groups, revision: `${progress.known} ${progress.done}` },
        guest,
        retry: (name) => void client.retry(name).catch(client.report),
        place,
        put(next) {
          place = next;
          send('dock.put', next).catch(client.report);
          settle();
        },
        close() {
          isClosed = true;
          settle();
        },
      },
      stateOf(progress),
    );
    host.put({ parent: document.body, before: null });
  };
  if (tag !== null) client.setVisibleTags([tag]);
  signal.addEventListener('abort', () => host.remove());
  return (isNeeded) => {
    needed = isNeeded;
    settle();
  };
}

/** The tag that a page is about; null for a list of tags. */
function tagOf(route: Route): string | null {
  if (route.page === 'layers') return route.tag;
  return route.page === 'overview' ? (route.tag ?? 'latest') : null;
}
