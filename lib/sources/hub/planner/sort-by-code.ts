import type { PackedNames } from './packed-names.ts';

/** Characters of a folded name are below this. */
export const CODES = 128;

export interface Part {
  start: number;
  end: number;
  depth: number;
  /** Output: where the places of each code end, counted from `start`. */
  bound: Int32Array;
  spare: Int32Array;
}

/** Sorts a part of the places by the code `depth` bytes after them; stable. */
export function sortByCode({ folded, places }: PackedNames, { start, end, depth, bound, spare }: Part): void {
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
