import { packNames, placeInAnyCase, textAt } from './packed-names.ts';
import { sortByCode, sortSpace } from './sort-by-code.ts';

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
  const { owner, places, folded } = packed;
  const space = sortSpace(places.length);
  const found = new Int32Array(names.length);
  const seen = new Set<number>();

  const report = (from: number, to: number, length: number): boolean => {
    let count = 0;
    let wanted = 0;
    let mark = 0;
    let last = -1;
    for (let at = from; at < to; at++) {
      const name = owner[places[at] ?? 0] ?? 0;
      if (name === last) continue;
      last = name;
      found[count++] = name;
      wanted += missing[name] ?? 0;
      mark += scatter(name);
    }
    if (wanted < least) return false;
    const place = seen.has(mark) ? -1 : placeInAnyCase(packed, places.subarray(from, to), length);
    if (place >= 0) {
      seen.add(mark);
      visit(textAt(packed, place, length), found.subarray(0, count));
    }
    return true;
  };

  const split = (start: number, end: number, depth: number): void => {
    if (depth === longest) return;
    sortByCode(packed, { start, end, depth }, space);
    for (let from = start, to = start; from < end; from = to) {
      const code = folded[(places[from] ?? 0) + depth] ?? 0;
      while (to < end && (folded[(places[to] ?? 0) + depth] ?? 0) === code) to++;
      if (code === 0 || to - from < least) continue;
      // The same places as of the shorter text, so the same names.
      const isReported = depth > 0 && to - from === end - start;
      if (isReported || report(from, to, depth + 1)) split(from, to, depth + 1);
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
