import { failed, malformed } from '../oci/result.ts';
import { clean } from './clean.ts';
import { MAX_FOUND, MAX_PASTED } from './limits.ts';
import { merge } from './merge.ts';
import type { Found, Pasted, Place } from './pasted.ts';
import { READERS } from './readers.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { type Spot, settle } from './settle.ts';
import type { Claim, Find, Pin } from './text/find.ts';
import { lineCounter } from './text/lines.ts';
import { type PlainText, plainText } from './text/plain.ts';
import { moved, type Span } from './text/span.ts';
import { sourceOf } from './tree/source.ts';
import { type Known, readList, readText, readWord } from './words.ts';

export { MAX_PASTED };

/** One find in the plain text. */
interface Item {
  found: Found<Spot>;
  side?: 'old' | 'new';
  behindName?: Pin | undefined;
}

const spotAt = (place: Span, found: Found): Spot => ({
  ...place,
  form: found.from[0]?.form ?? 'reference',
  pin: null,
  ...(found.from[0]?.where === undefined ? {} : { where: found.from[0].where }),
});

/** A word outside of any syntax: pinned behind its end, unless it is an address. */
function itemOf({ known, place }: Known): Item {
  const spot = spotAt(place, known);
  const hasDigest = known.kind === 'image' && known.reference.digest !== undefined;
  const pin =
    known.kind === 'image' && spot.form !== 'url' && !hasDigest
      ? { start: place.end, end: place.end, before: '@', after: '' }
      : null;
  return { found: { ...known, from: [{ ...spot, pin }] } };
}

/** Which characters of a text belong to a find already. */
function claimsOf(length: number) {
  const taken = new Uint8Array(length);
  return {
    isFree: (spans: readonly Span[]) =>
      spans.every(({ start, end }) => !taken.subarray(start, end).includes(1)),
    take: (spans: readonly Span[]) => {
      for (const { start, end } of spans) taken.fill(1, start, end);
    },
  };
}

type Claims = ReturnType<typeof claimsOf>;

/** All readers over one segment. What they claim without a find counts in it alone: the other side of a diff has its own. */
function readSegment({ text, start, side }: Segment, claims: Claims): Item[] {
  const source = sourceOf(text);
  const items: Item[] = [];
  const own = claimsOf(text.length);
  const add = (one: Find | Claim) => {
    if ('claim' in one) return own.take([one.claim]);
    const { found, claims: spans, behindName } = settle(one);
    const places = spans.map((span) => moved(span, start));
    if (!claims.isFree(places) || !own.isFree(spans)) return;
    if (found) claims.take(places);
    else own.take(spans);
    if (found && items.length < MAX_FOUND)
      items.push({
        found: shifted(found, start),
        behindName: behindName && shiftedPin(behindName, start),
        ...(side ? { side } : {}),
      });
  };
  for (const reader of READERS)
    if (reader.detect?.(text) ?? true) for (const one of reader.read(source)) add(one);
  const words = items.length === 0 ? readList(source) : [];
  for (const known of words.length > 0 ? words : readText(source, items.length > 0)) {
    const item = itemOf({ ...known, place: moved(known.place, start) });
    const spans = [moved(known.place, start)];
    if (!claims.isFree(spans) || !own.isFree([known.place]) || items.length >= MAX_FOUND) continue;
    claims.take(spans);
    items.push(side ? { ...item, side } : item);
  }
  return items;
}

const shiftedPin = (pin: Pin, by: number): Pin => ({ ...pin, ...moved(pin, by) });

function shifted(found: Found<Spot>, by: number): Found<Spot> {
  return { ...found, from: found.from.map((spot) => mapSpans(spot, (span) => moved(span, by))) };
}

function mapSpans<T extends Spot>(spot: T, map: (span: Span) => Span): T {
  const { pin, tag, digest } = spot;
  return {
    ...spot,
    ...map(spot),
    pin: pin && { ...pin, ...map(pin) },
    ...(tag ? { tag: map(tag) } : {}),
    ...(digest ? { digest: map(digest) } : {}),
  };
}

function itemsIn(plain: string): Item[] {
  const word = clean(plain);
  const start = plain.indexOf(word);
  const isJson = /^\s*[[{]\s*["[{\]}]/.test(plain);
  if (!/\s/.test(word) && !isJson)
    return [
      itemOf({ known: readWord(word, { form: 'reference' }), place: { start, end: start + word.length } }),
    ];
  const claims = claimsOf(plain.length);
  return segmentsOf(plain).flatMap((segment) => readSegment(segment, claims));
}

/** Where two images share the place of their pins (`ARG V` in two `FROM`s), each is pinned behind its own name. */
function withOwnPins(items: Item[]): Item[] {
  const images = new Map<number, Set<string>>();
  for (const { found } of items) {
    const pin = found.from[0]?.pin;
    if (!pin || found.kind !== 'image') continue;
    const names = images.get(pin.start) ?? new Set();
    images.set(pin.start, names.add(JSON.stringify(found.reference)));
  }
  return items.map((item) => {
    const [spot] = item.found.from;
    const isShared = spot?.pin && (images.get(spot.pin.start)?.size ?? 0) > 1;
    return spot && isShared
      ? { ...item, found: { ...item.found, from: [{ ...spot, pin: item.behindName ?? null }] } }
      : item;
  });
}

function placed({ found, side }: Item, plain: PlainText, lineAt: (offset: number) => number): Found<Place> {
  const from = found.from.map((spot) => {
    const place = mapSpans(spot, plain.toOriginal);
    return { ...place, line: lineAt(spot.start), ...(side ? { side } : {}) };
  });
  return { ...found, from };
}

/**
 * Reads whatever a person pastes: a reference, an address, a digest, a namespace (`grafana/`), commands, a Dockerfile, a
 * compose file, a Kubernetes manifest, values of a chart, the file of a CI system, what a tool printed, a diff, a list, or
 * text with any of these in it.
 *
 * Out: what was found, in the order of the text, each with every place where it stands, in UTF-16 units of the text as it
 * was given. What stands for an image and is none is there too (`invalid`, `unresolved`). `problem` says why nothing was
 * found: `empty`, `too-large`, `no-image`. Never throws.
 */
export function readPasted(text: string): Pasted {
  if (text.length > MAX_PASTED) return { found: [], problem: failed('too-large', 'too-large').error };
  const plain = plainText(text);
  if (plain.text.trim() === '' || clean(plain.text) === '')
    return { found: [], problem: malformed(plain.text.trim() === '' ? 'empty' : 'no-image').error };
  const lineAt = lineCounter(plain.text);
  const items = withOwnPins(itemsIn(plain.text)).toSorted(
    (one, other) => (one.found.from[0]?.start ?? 0) - (other.found.from[0]?.start ?? 0),
  );
  const found = merge(items.slice(0, MAX_FOUND).map((item) => placed(item, plain, lineAt)));
  const unknown = [...new Set(found.flatMap((one) => (one.kind === 'unresolved' ? one.missing : [])))];
  if (found.length === 0) return { found, problem: malformed('no-image').error };
  return unknown.length > 0 ? { found, unknown } : { found };
}
