import { packNames, placeInAnyCase, textAt } from './packed-names.ts';
import { CODES, sortByCode } from './sort-by-code.ts';

export interface SubstringOptions {
  /** 1 for each name to find, by position. */
  missing: Uint8Array;
  /** Substrings that find fewer missing names than this are left out, as are all that begin with them. */
  least: number;
  /** The longest substring, in characters. */
  longest: number;
  /** Only substrings with which a name begins, and the names that begin with them. */
  atFront?: boolean;
}

/** Receives a substring and the positions of all names that contain it, ascending, valid during the call only. */
export type SubstringVisitor = (text: string, found: Int32Array) => void;

/**
 * Visits the substrings that find enough missing names: one of those that find the same names, and none that finds other
 * names if case matters.
 *
 * The places of a substring are split by the character after it, recursively: a radix sort that stops where too few names are
 * left. Time: the length of all names times the depth of what they share.
 */
export function visitSubstrings(
  names: readonly string[],
  options: SubstringOptions,
  visit: SubstringVisitor,
): void {
  const { missing, least, longest, atFront = false } = options;
  const packed = packNames(names, atFront);
  const { owner, places } = packed;
  const spare = new Int32Array(places.length);
  const found = new Int32Array(names.length);
  const seen = new Set<number>();
  const bounds = Array.from({ length: longest }, () => new Int32Array(CODES + 1));

  const report = (here: Int32Array, length: number): boolean => {
    let count = 0;
    let wanted = 0;
    let mark = 0;
    let last = -1;
    for (const place of here) {
      const name = owner[place] ?? 0;
      if (name === last) continue;
      last = name;
      found[count++] = name;
      wanted += missing[name] ?? 0;
      mark += scatter(name);
    }
    if (wanted < least) return false;
    const place = seen.has(mark) ? -1 : placeInAnyCase(packed, here, length);
    if (place >= 0) {
      seen.add(mark);
      visit(textAt(packed, place, length), found.subarray(0, count));
    }
    return true;
  };

  const split = (start: number, end: number, depth: number): void => {
    const bound = bounds[depth];
    if (!bound) return;
    sortByCode(packed, { start, end, depth, bound, spare });
    for (let code = 1; code < CODES; code++) {
      const from = start + (bound[code - 1] ?? 0);
      const to = start + (bound[code] ?? 0);
      if (to - from >= least && report(places.subarray(from, to), depth + 1)) split(from, to, depth + 1);
    }
  };
  split(0, places.length, 0);
}

/** A hash of each name (murmur3's finalizer), so that sums of them identify sets of names. */
function scatter(name: number): number {
  let mixed = Math.imul(name + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
