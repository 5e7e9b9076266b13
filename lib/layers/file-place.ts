import { type EntryList, earlierFiles, entryAt } from './entry-list.ts';
import { type Entry, parentsOf } from './format/entry.ts';

/** Hard links to hard links that are followed. */
const MAX_LINKS = 40;

/** Where the bytes of a file are. */
export interface FilePlace {
  /** Index of the layer among those given. */
  layer: number;
  path: string;
  /** Files with the path that stand before it in the layer. */
  skip: number;
}

/**
 * Where the bytes of an entry are: of a file its own place, of a hard link that of the file which the path of its target has at that
 * moment, before it in its archive or else in the layers below. `undefined` where no listed file has them.
 *
 * In: listings of layers, the lowest first, and which entry of which of them.
 */
export function filePlace(listings: readonly EntryList[], layer: number, at: number): FilePlace | undefined {
  let [place, entry] = [{ layer, at }, entryIn(listings, layer, at)];
  for (let links = 0; entry?.kind === 'hardlink' && links < MAX_LINKS; links += 1) {
    const next = lastBefore(listings, entry.target ?? '', place);
    if (!next) return undefined;
    place = next;
    entry = entryIn(listings, place.layer, place.at);
  }
  const listing = listings[place.layer];
  if (entry?.kind !== 'file' || !listing) return undefined;
  return { layer: place.layer, path: entry.path, skip: earlierFiles(listing, place.at) };
}

const entryIn = (listings: readonly EntryList[], layer: number, at: number): Entry | undefined => {
  const listing = listings[layer];
  return listing && entryAt(listing, at);
};

/** The entry that a path has before another entry is unpacked. */
function lastBefore(
  listings: readonly EntryList[],
  path: string,
  before: { layer: number; at: number },
): { layer: number; at: number } | undefined {
  const removing = new Set([path, ...parentsOf(path)]);
  for (let layer = before.layer; layer >= 0; layer -= 1) {
    const paths = listings[layer]?.paths ?? [];
    const start = layer === before.layer ? before.at - 1 : paths.length - 1;
    let isRemoved = false;
    for (let at = paths.length - 1; at >= 0; at -= 1) {
      if (!removing.has(paths[at] ?? '')) continue;
      const kind = entryIn(listings, layer, at)?.kind;
      // a whiteout acts on the layers below, wherever it stands
      if (kind === 'whiteout') isRemoved = true;
      else if (at <= start && paths[at] === path) return { layer, at };
    }
    if (isRemoved) return undefined;
  }
  return undefined;
}
