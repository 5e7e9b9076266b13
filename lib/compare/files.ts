import { type EntryList, entriesOf } from '../layers/entry-list.ts';
import { type Entry, parentsOf } from '../layers/format/entry.ts';
import { mergeLayers } from '../layers/tree.ts';
import { byText } from '../text/by-text.ts';
import type { Outside } from '../text/outside.ts';
import type { Difference } from './difference.ts';

/** A path that both images have in another way. */
export interface FileDifference {
  path: Outside;
  diff: Difference;
  /** Missing where only a whiteout shows that it is there. */
  from?: Entry;
  to?: Entry;
  /** Contents and other attributes are the same, as far as they are known, and the time is another; whether the contents are is not known. */
  isUnknown?: true;
}

/** The files that differ, and whether the layers that both share were read too. */
export interface ComparedFiles {
  files: FileDifference[];
  isWhole: boolean;
}

/** Layers of two images: those that both begin with, and what each has above them. */
export function splitShared<L extends { digest: string }>(
  from: readonly L[],
  to: readonly L[],
): { shared: L[]; from: L[]; to: L[] } {
  let count = 0;
  while (from[count] && from[count]?.digest === to[count]?.digest) count += 1;
  return { shared: from.slice(0, count), from: from.slice(count), to: to.slice(count) };
}

/**
 * The paths that differ between the merged trees of two images, in the order of their names. Times alone make no difference.
 * Of folders only those without a differing path below them.
 *
 * In: listings of layers, the lowest first. `isWhole`: with those that both share; without them what stands on one side only may
 * be in the shared ones as well, and a whiteout shows that a path was there.
 */
export function compareFiles(
  from: readonly EntryList[],
  to: readonly EntryList[],
  isWhole: boolean,
): FileDifference[] {
  const [ours, theirs] = [mergeLayers(from).entries, mergeLayers(to).entries];
  const all = new Map<string, FileDifference>();
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const difference = differenceOf(path, ours.get(path), theirs.get(path));
    if (difference) all.set(path, difference);
  }
  if (!isWhole) {
    const [oursGone, theirsGone] = [whiteoutsOf(from), whiteoutsOf(to)];
    for (const path of theirsGone)
      if (!oursGone.has(path) && !ours.has(path) && !theirs.has(path))
        all.set(path, { path, diff: 'removed' });
    for (const path of oursGone)
      if (!theirsGone.has(path) && !ours.has(path) && !theirs.has(path))
        all.set(path, { path, diff: 'added' });
  }
  const parents = new Set([...all.keys()].flatMap(parentsOf));
  return [...all.values()]
    .filter(({ path, from, to }) => (to ?? from)?.kind !== 'dir' || !parents.has(path))
    .toSorted((one, other) => byText(one.path, other.path));
}

function whiteoutsOf(listings: readonly EntryList[]): Set<string> {
  const gone = listings.flatMap((listing) =>
    entriesOf(listing).filter(({ kind, isOpaque }) => kind === 'whiteout' && !isOpaque),
  );
  return new Set(gone.map(({ path }) => path));
}

function differenceOf(
  path: string,
  from: Entry | undefined,
  to: Entry | undefined,
): FileDifference | undefined {
  if (!from || !to) return { path, diff: to ? 'added' : 'removed', ...(from && { from }), ...(to && { to }) };
  if (attributesOf(from) !== attributesOf(to)) return { path, diff: 'changed', from, to };
  if (from.kind !== 'file') return undefined;
  const contents = sameContents(from, to);
  if (contents === false) return { path, diff: 'changed', from, to };
  return contents || from.modified === to.modified
    ? undefined
    : { path, diff: 'same', from, to, isUnknown: true };
}

const attributesOf = ({ kind, size, mode, uid, gid, target = '' }: Entry): string =>
  [kind, size, kind === 'symlink' ? 0 : mode, uid, gid, target].join('\n');

/** Undefined where it is not known, or was computed in two ways. */
function sameContents({ content: one }: Entry, { content: other }: Entry): boolean | undefined {
  if (one === undefined || other === undefined) return undefined;
  const way = (text: string) => text.slice(0, text.indexOf(':'));
  return way(one) === way(other) ? one === other : undefined;
}
