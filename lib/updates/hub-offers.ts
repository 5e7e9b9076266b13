import { parseVersion } from '../aliases/version.ts';
import { unlessDefect } from '../failure.ts';
import type { HubApi } from '../hub/api/api.ts';
import type { NamedImage } from './image-update.ts';
import { knownOf, type Learned, readTag } from './learned.ts';
import { forEachPaid, type Purse } from './purse.ts';
import { readOffersFor } from './read-update.ts';

const MAX_ROUNDS = 4;

/**
 * Reads the tags that are to be offered, as far as requests are left. One that turns out to lack the platform, or to have been
 * pushed before the current tag, makes room for the next. After the first such, a page of its flavour, newest push first, covers
 * a hundred at once; what is not on it was pushed before them.
 */
export async function readOffers(
  learned: Learned,
  images: readonly NamedImage[],
  purse: Purse,
  {
    api,
    repository,
    platform,
    signal,
  }: { api: HubApi; repository: string; platform: string; signal: AbortSignal },
): Promise<void> {
  const pages = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const known = knownOf(learned);
    const unseen = images.flatMap((image) => {
      const { newer, withinMajor } = readOffersFor(known, image, platform);
      const tags = [newer, withinMajor].flatMap((offer) => offer?.tag ?? []);
      return tags.filter((tag) => isUnseen(learned, tag)).map((tag) => ({ tag, image }));
    });
    if (unseen.length === 0) return;
    const before = purse.spent();
    if (round === 1) {
      const flavours = new Set(unseen.map(({ tag }) => parseVersion(tag)?.variant ?? ''));
      for (const flavour of flavours) pages.add(flavour);
      await forEachPaid([...flavours], purse, (name) => readFlavour(name));
    } else
      await forEachPaid([...new Set(unseen.map(({ tag }) => tag))], purse, (tag) =>
        readTag(learned, repository, tag, api, signal),
      );
    if (purse.spent() === before) return;
  }

  async function readFlavour(name: string): Promise<void> {
    const page = await api
      .tags({ repository, page: 1, ...(name && { name }) }, signal)
      .catch(unlessDefect(null));
    if (page?.kind !== 'tags') return; // an offer without its facts stays one
    for (const record of page.records) learned.records.set(record.name, record);
    const last = page.more ? (page.records.at(-1)?.pushedAt ?? 0) : Infinity;
    const since = images
      .filter(({ tag }) => tag?.includes(name))
      .map(({ tag }) => learned.records.get(tag ?? '')?.pushedAt ?? 0);
    // Every image of this flavour was pushed after the last of the page: the tags behind it are older than all of them.
    if (page.more && (since.length === 0 || Math.min(...since) < last)) return;
    for (const tag of learned.names)
      if (tag.includes(name) && isUnseen(learned, tag)) learned.excluded.add(tag);
  }
}

const isUnseen = ({ records, failures }: Learned, tag: string): boolean =>
  !records.has(tag) && !failures.has(tag);
