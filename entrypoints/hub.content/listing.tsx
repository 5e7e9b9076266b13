import type { GroupsQuery } from '../../components/group-list.tsx';
import { ListingPanel } from '../../components/listing-panel.tsx';
import { stateOf } from '../../components/tag-aliases.tsx';
import { findListPlace, findTagBlocks } from '../../lib/hub/page/anchors.ts';
import { tagsPath } from '../../lib/hub/urls.ts';
import { send } from '../../lib/messages/send.ts';
import type { Feature } from './feature.ts';
import type { Host } from './host.tsx';
import { createHost } from './host.tsx';
import { Part } from './part.tsx';
import { guestOf } from './reader.tsx';
import type { Visit } from './visits.ts';

/** Above the list on tags pages: coverage, alias groups, export. */
export const listing: Feature = {
  id: 'listing',
  init(visit) {
    const { route, signal, onChange } = visit;
    const host = createHost('tagkin-listing');
    drawListing(visit, host);
    onChange(() => {
      const place = findListPlace(document, findTagBlocks(document, route.repository));
      if (place) host.put(place);
    });
    signal.addEventListener('abort', () => host.remove());
  },
};

/** Draws the listing of a visit's repository into a host, again after each change. `wrap` puts the panel into another element. */
export function drawListing(
  { route: { repository }, client, signal }: Visit,
  host: Host,
  wrap: (panel: preact.JSX.Element) => preact.JSX.Element = (panel) => panel,
): void {
  const guest = guestOf(client, { repository });
  const load = (query: GroupsQuery) =>
    client.queryConsistent(() => send('listing.groups', { repository, ...query }));
  const linkTo = (tag: string) => tagsPath(repository, tag);
  const draw = () =>
    host.draw(
      wrap(
        <ListingPanel
          progress={client.progress}
          images={(revision) => <Part id="images" with={{ load, revision, linkTo }} />}
          write={async (format) =>
            (await client.queryConsistent(() => send('listing.export', { repository, format }))).file
          }
          choosePlatform={client.choosePlatform}
          setCrawlMode={client.setCrawlMode}
          retry={client.retry}
          guest={guest}
        />,
      ),
      stateOf(client.progress),
    );
  draw();
  client.subscribe(draw, signal);
}
