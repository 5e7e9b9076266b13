import type { GroupsQuery } from '../../components/group-list.tsx';
import { ListingPanel } from '../../components/listing-panel.tsx';
import { stateOf } from '../../components/tag-aliases.tsx';
import type { ExportFormat } from '../../lib/aliases/export-format.ts';
import { findListPlace, findTagBlocks } from '../../lib/hub/page/anchors.ts';
import { pinnedReference } from '../../lib/hub/pinned.ts';
import { overviewPath } from '../../lib/hub/urls.ts';
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

/** From so many tags on a repository may open with its images. */
const MANY_TAGS = 100;

/** What the alias groups of a visit's repository are drawn with. */
export function groupsProps({ route: { repository }, client }: Visit) {
  return {
    load: (query: GroupsQuery) =>
      client.queryConsistent(() => send('listing.groups', { repository, ...query })),
    linkTo: (tag: string) => overviewPath(repository, tag),
    pin: (tag: string, digest: string) => pinnedReference(repository, tag, digest),
  };
}

/** Draws the listing of a visit's repository into a host, again after each change. */
function drawListing(visit: Visit, host: Host): void {
  const { route, client, features, signal } = visit;
  const { repository } = route;
  const guest = guestOf(client, { repository });
  const groups = groupsProps(visit);
  const write = async (format: ExportFormat) =>
    (await client.queryConsistent(() => send('listing.export', { repository, format }))).file;
  const choice = { isOn: features.imagesFirst, choose: (on: boolean) => send('images.first', { on }) };
  const draw = () => {
    const { progress } = client;
    const first = (progress?.total ?? 0) > MANY_TAGS ? choice : undefined;
    host.draw(
      () => (
        <ListingPanel
          progress={progress}
          images={(revision) => <Part id="images" with={{ ...groups, repository, revision, first }} />}
          imagesFirst={first?.isOn ?? false}
          exports={(close) => progress && <Part id="exports" with={{ progress, write, close }} />}
          map={(props) => <Part id="map" with={props} />}
          choosePlatform={client.choosePlatform}
          setCrawlMode={client.setCrawlMode}
          retry={client.retry}
          guest={guest}
        />
      ),
      stateOf(progress),
    );
  };
  draw();
  client.subscribe(draw, signal);
}
