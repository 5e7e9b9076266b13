import type { Guest } from '../../components/guest.ts';
import type { TagAliasesProps } from '../../components/tag-aliases.tsx';
import type { ListingClient } from '../../lib/client/listing-client.ts';
import { linksFor } from '../../lib/hub/page/tag-links.ts';
import { pinnedReference } from '../../lib/hub/pinned.ts';
import type { RequestOf } from '../../lib/messages/messages.ts';
import { send } from '../../lib/messages/send.ts';
import type { Features } from '../../lib/settings/features.ts';
import { NotPublic } from './not-public.tsx';
import { Part } from './part.tsx';

/** How long a button must have been there before a click on it counts, in ms: a page may draw it under the pointer. */
const SETTLED_MS = 300;

/** Whether an element and all that it stands in are neither transparent, filtered nor masked. What is cut out gets no click. */
function isSeen(element: Element | undefined): boolean {
  if (!element) return true;
  const { opacity, filter, maskImage } = getComputedStyle(element);
  const around = element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
  return opacity + filter + maskImage === '1nonenone' && isSeen(around);
}

/**
 * What a page must not do for the reader: it can dispatch events on what we draw into it, move the focus while a key goes down, and even
 * move our elements elsewhere.
 */
export function guestOf(client: ListingClient, image: RequestOf<'popup.open'>): Guest {
  const isReader = ({ isTrusted }: Event) => isTrusted;
  const open = (event: Event) => {
    if (isReader(event)) send('popup.open', image).catch(client.report);
  };
  return {
    isReader,
    open,
    /** A pointer's click on a visible button that has been there for a while. By keyboard the extension's page opens instead. */
    mayStart(event, age) {
      if (event.detail > 0)
        return isReader(event) && age >= SETTLED_MS && isSeen(event.currentTarget as Element);
      open(event);
      return false;
    },
  };
}

/** What is known of a tag, its last move and its config as the switches allow. */
export function tagFacts(repository: string, tag: string, client: ListingClient, features: Features) {
  const aliases = client.tags.get(tag) ?? null;
  const digest = aliases?.digest;
  const platform = aliases?.platform ?? client.progress?.platform ?? '';
  return {
    tag,
    aliases,
    progress: client.progress,
    linkTo: linksFor(document, repository, aliases?.image),
    pinned: digest ? pinnedReference(repository, tag, digest) : undefined,
    moved: features.moves ? client.moves.get(tag) : undefined,
    loadConfig: features.config ? () => send('config.derived', { repository, tag, platform }) : undefined,
  };
}

/** The same with what is drawn by parts. */
export function tagProps(
  repository: string,
  tag: string,
  client: ListingClient,
  features: Features,
): TagAliasesProps {
  const { loadConfig: load, ...facts } = tagFacts(repository, tag, client, features);
  const { open, mayStart } = guestOf(client, { repository, tag });
  return {
    ...facts,
    watch: (event, age, on) =>
      mayStart(event, age) ? send('watch.set-here', { repository, tag, on }).catch(client.report) : undefined,
    notPublic: <NotPublic open={open} />,
    config: load && <Part id="config" with={{ load, open }} />,
  };
}
