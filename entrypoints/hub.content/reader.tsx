import type { Guest } from '../../components/guest.ts';
import { NotPublic } from '../../components/not-public.tsx';
import type { ListingClient } from '../../lib/client/listing-client.ts';
import type { RequestOf } from '../../lib/messages/messages.ts';
import { send } from '../../lib/messages/send.ts';
import type { Features } from '../../lib/settings/features.ts';
import { Part } from './part.tsx';

/** How long a button must have been there before a click on it counts, in ms: a page may draw it under the pointer. */
const SETTLED_MS = 300;

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
      if (event.detail < 1) open(event);
      const button = event.currentTarget as Element;
      const isVisible = button.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
      return isReader(event) && event.detail > 0 && age >= SETTLED_MS && isVisible;
    },
  };
}

/** What a tag's block shows beside its aliases: its last move and its config, as the switches allow. */
export function tagProps(repository: string, tag: string, client: ListingClient, features: Features) {
  const { open } = guestOf(client, { repository, tag });
  const load = () => {
    const platform = client.tags.get(tag)?.platform ?? client.progress?.platform ?? '';
    return send('config.derived', { repository, tag, platform });
  };
  return {
    moved: features.moves ? client.moves.get(tag) : undefined,
    notPublic: <NotPublic open={open} />,
    config: features.config ? <Part id="config" with={{ load, open }} /> : undefined,
  };
}
