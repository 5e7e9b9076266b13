import { cutReference } from '../oci/grammar.ts';
import type { Found, TextPlace } from './pasted.ts';
import { isLocalName, type Spot } from './settle.ts';
import type { Pin } from './text/find.ts';
import type { PlainText } from './text/plain.ts';
import { moved, type Span } from './text/span.ts';
import type { Known } from './words.ts';

/** One find in the plain text. */
export interface Item {
  found: Found<Spot>;
  side?: 'old' | 'new';
  behindName?: Pin | undefined;
  isWeak?: boolean | undefined;
  /** Where the values of its variables stand. */
  values?: Span[];
}

const spotAt = (place: Span, found: Found): Spot => ({
  ...place,
  form: found.from[0]?.form ?? 'reference',
  pin: null,
  ...(found.from[0]?.where === undefined ? {} : { where: found.from[0].where }),
});

/** A word outside of any syntax: pinned behind its end or at its digest, unless it is an address. */
export function itemOf({ known, place }: Known, text: string): Item {
  const spot = spotAt(place, known);
  const isFixed = known.kind !== 'image' || spot.form === 'url';
  if (isFixed || isLocalName(text.slice(place.start, place.end)))
    return { found: { ...known, from: [spot] } };
  const word = text.slice(place.start, place.end);
  const { name, tag, digest } = cutReference(word);
  const end = digest === undefined ? place.end : place.end - digest.length;
  const pin =
    digest === undefined
      ? { start: end, end, before: '@', after: '' }
      : { start: end, end: place.end, before: '', after: '' };
  const from = place.start + name.length + 1;
  const spans = {
    ...(tag === undefined ? {} : { tag: { start: from, end: from + tag.length } }),
    ...(digest === undefined ? {} : { digest: { start: end, end: place.end } }),
  };
  return { found: { ...known, from: [{ ...spot, ...spans, pin }] } };
}

export const shiftedItem = (item: Item, by: number): Item => ({ ...item, found: shifted(item.found, by) });

export const shiftedPin = (pin: Pin, by: number): Pin => ({ ...pin, ...moved(pin, by) });

export function shifted(found: Found<Spot>, by: number): Found<Spot> {
  return { ...found, from: found.from.map((spot) => mapSpans(spot, (span) => moved(span, by))) };
}

function mapSpans<T extends Spot>(spot: T, map: (span: Span) => Span): T {
  const { pin, tag, tagPieces, digest } = spot;
  return {
    ...spot,
    ...map(spot),
    pin: pin && { ...pin, ...map(pin) },
    ...(tag ? { tag: map(tag) } : {}),
    ...(tagPieces ? { tagPieces: tagPieces.map((piece) => ({ ...piece, ...map(piece) })) } : {}),
    ...(digest ? { digest: map(digest) } : {}),
  };
}

/** A find with its offsets in the original text. */
export function placed(
  { found, side }: Item,
  plain: PlainText,
  lineAt: (offset: number) => number,
): Found<TextPlace> {
  const from = found.from.map((spot) => {
    const place = mapSpans(spot, plain.toOriginal);
    return { ...place, line: lineAt(spot.start), ...(side ? { side } : {}) };
  });
  return { ...found, from };
}
