import { type Item, itemOf, shifted, shiftedItem, shiftedPin } from './item.ts';
import { MAX_FOUND } from './limits.ts';
import { READERS } from './readers.ts';
import type { Segment } from './segments.ts';
import { settle } from './settle.ts';
import type { Claim, Find } from './text/find.ts';
import { moved, type Span } from './text/span.ts';
import { sourceOf } from './tree/source.ts';
import { readList, readText } from './words.ts';

/** Which characters of a text belong to a find already. */
export function claimsOf(length: number) {
  const taken = new Uint8Array(length);
  return {
    isFree: (spans: readonly Span[]) =>
      spans.every(({ start, end }) => !taken.subarray(start, end).includes(1)),
    take: (spans: readonly Span[]) => {
      for (const { start, end } of spans) taken.fill(1, start, end);
    },
  };
}

export type Claims = ReturnType<typeof claimsOf>;

/** All readers over one segment. What they claim without a find counts in it alone: the other side of a diff has its own. */
export function readSegment({ text, start, side }: Segment, claims: Claims, isWhole: boolean): Item[] {
  const source = sourceOf(text);
  const items: Item[] = [];
  const own = claimsOf(text.length);
  const add = (one: Find | Claim) => {
    if ('claim' in one) return own.take([one.claim]);
    const { found, claims: spans, behindName, values } = settle(one);
    const places = spans.map((span) => moved(span, start));
    // In a diff both sides share the lines around a change: an image is new where any part of it is.
    const isNew = side ? places.some((place) => claims.isFree([place])) : claims.isFree(places);
    if (!isNew || !own.isFree(spans)) return;
    own.take(spans);
    if (found) claims.take(places);
    if (found && items.length < MAX_FOUND)
      items.push({
        found: shifted(found, start),
        behindName: behindName && shiftedPin(behindName, start),
        isWeak: one.isWeak,
        values: values.map((span) => moved(span, start)),
        ...(side ? { side } : {}),
      });
  };
  for (const reader of READERS)
    if (reader.detect?.(text) ?? true) for (const one of reader.read(source)) add(one);
  const words = items.length === 0 ? readList(source, isWhole) : [];
  for (const known of words.length > 0 ? words : readText(source, items.length > 0)) {
    const item = shiftedItem(itemOf(known, text), start);
    const spans = [moved(known.place, start)];
    if (!claims.isFree(spans) || !own.isFree([known.place]) || items.length >= MAX_FOUND) continue;
    claims.take(spans);
    items.push(side ? { ...item, side } : item);
  }
  return items;
}
