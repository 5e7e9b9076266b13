import type { PackedNames } from './packed-names.ts';

/** Characters of a folded name are below this. */
const CODES = 128;

/** So many places are sorted faster one by one than by counting all codes. */
const FEW = 48;

/** Memory for sorting, made once for many parts. */
export interface SortSpace {
  bound: Int32Array;
  spare: Int32Array;
}

export const sortSpace = (size: number): SortSpace => ({
  bound: new Int32Array(CODES + 1),
  spare: new Int32Array(size),
});

export interface Part {
  start: number;
  end: number;
  depth: number;
}

/** Sorts a part of the places by the code `depth` bytes after them; stable. */
export function sortByCode(packed: PackedNames, part: Part, space: SortSpace): void {
  if (part.end - part.start <= FEW) sortOneByOne(packed, part);
  else sortByCounting(packed, part, space);
}

function sortOneByOne({ folded, places }: PackedNames, { start, end, depth }: Part): void {
  for (let at = start + 1; at < end; at++) {
    const place = places[at] ?? 0;
    const code = folded[place + depth] ?? 0;
    let to = at;
    for (; to > start; to--) {
      const before = places[to - 1] ?? 0;
      if ((folded[before + depth] ?? 0) <= code) break;
      places[to] = before;
    }
    places[to] = place;
  }
}

function sortByCounting(
  { folded, places }: PackedNames,
  { start, end, depth }: Part,
  { bound, spare }: SortSpace,
): void {
  bound.fill(0);
  for (let at = start; at < end; at++) {
    const code = folded[(places[at] ?? 0) + depth] ?? 0;
    bound[code + 1] = (bound[code + 1] ?? 0) + 1;
  }
  for (let code = 0; code < CODES; code++) bound[code + 1] = (bound[code + 1] ?? 0) + (bound[code] ?? 0);
  for (let at = start; at < end; at++) {
    const place = places[at] ?? 0;
    const code = folded[place + depth] ?? 0;
    const to = bound[code] ?? 0;
    bound[code] = to + 1;
    spare[to] = place;
  }
  places.set(spare.subarray(0, end - start), start);
}
