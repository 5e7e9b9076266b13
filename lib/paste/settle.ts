import { cutReference } from '../oci/grammar.ts';
import { type Found, imageFrom, MAX_WORD, type Origin, type TagPiece, transportOf } from './pasted.ts';
import { isTypeName } from './text/explicit.ts';
import type { Find, Form, Pin } from './text/find.ts';
import type { Span } from './text/span.ts';
import { extent, part, piecesOf, spanOf, type Traced, trimmed } from './text/traced.ts';
import { expand } from './text/variables.ts';

/** A place in the text of one reader. */
export interface Spot extends Origin, Span {
  pin: Pin | null;
  tag?: Span;
  tagPieces?: TagPiece[];
  digest?: Span;
}

/** A find with what it is, and the spans that it holds. */
export interface Settled {
  found: Found<Spot> | null;
  claims: Span[];
  /** Where a digest may go if the place of `pin` is shared with another image: behind the name as it stands. */
  behindName?: Pin | undefined;
  /** Where the values of its variables stand. */
  values: Span[];
}

const insertion = (offset: number, before: string): Pin => ({
  start: offset,
  end: offset,
  before,
  after: '',
});

/** Whether podman built the image on this machine: no registry has a digest of it. */
export const isLocalName = (name: string): boolean => name.startsWith('localhost/');

/** The edit behind a name that is written out: after its last character, or in the place of its digest. */
function pinOf(name: Traced, digest: Span | undefined): Pin | null {
  if (digest) return { ...digest, before: '', after: '' };
  const last = name.at.at(-1) ?? -1;
  return last < 0 || name.text.includes('@') ? null : insertion(last + 1, '@');
}

/** Files whose values a schema describes by their types, at the same keys. */
const FIELDS = new Set<Form>(['compose', 'kubernetes', 'yaml', 'hcl', 'quadlet']);

/**
 * What a find is: its variables expanded, its reference parsed, and where its tag and digest stand and a digest could be
 * written. `found` is null for text that looked like an image and is not one.
 */
export function settle(find: Find): Settled {
  const named = trimmed(find.name.text.length > MAX_WORD ? part(find.name, 0, MAX_WORD) : find.name);
  const written = part(named, transportOf(named.text).length);
  const place = extent(named) ?? extent(find.name) ?? { start: 0, end: 0 };
  // What stands between the pieces of a chart's image (`global.imageRegistry` and its tag) is free for others.
  const claims = [...(spanOf(named) ? [place] : piecesOf(named)), ...(find.also ?? [])];
  const all = expand(written, find.lookup);
  // `${IMAGE}@${DIGEST}` with an empty default
  const expanded = all.text.endsWith('@') ? { ...all, ...part(all, 0, all.text.length - 1) } : all;
  const { name, tag, digest } = cutReference(expanded.text);
  const tagText =
    tag === undefined ? undefined : part(expanded, name.length + 1, name.length + 1 + tag.length);
  const tagAt = tagText && spanOf(tagText);
  const tagPieces = tagText && !tagAt ? piecesOf(tagText) : [];
  const digestAt =
    digest === undefined ? undefined : spanOf(part(expanded, expanded.text.length - digest.length));
  const free = isLocalName(name) ? null : find.pin;
  const pin = free === undefined ? pinOf(expanded, digestAt) : free;
  const { form, where } = find;
  const spot: Spot = {
    form,
    ...place,
    pin,
    ...(where === undefined ? {} : { where }),
    ...(tagAt === undefined ? {} : { tag: tagAt }),
    ...(tagPieces.length === 0 ? {} : { tagPieces }),
    ...(digestAt === undefined ? {} : { digest: digestAt }),
  };
  const isPlaceholder = tag !== undefined && /^(?:tag|TAG|version|VERSION|your[-_].+)$/.test(tag);
  // `$1`, `$*` of make, `$${arch}`: known when it runs.
  const left = expanded.missing.length > 0 ? undefined : /\$(?:[*@<^\d]|\{\w+\})/.exec(expanded.text)?.[0];
  const missing = [...expanded.missing, ...(isPlaceholder ? [tag] : []), ...(left ? [left] : [])];
  const found = imageFrom(named.text, expanded.text, { ...expanded, missing }, spot, find.platform);
  // Nothing is written at what stays unknown.
  if (found.kind !== 'image') spot.pin = null;
  const isField = FIELDS.has(form) && isTypeName(name) && (tag === undefined || isTypeName(tag));
  // `Image: sha256:6e3b…` is an ID, or a digest that stands alone.
  const isShown =
    name !== 'sha256' && !isField && (found.kind === 'image' || (find.isStated && named.text !== ''));
  const end = written.at.at(-1) ?? -1;
  const behindName = end >= 0 && digest === undefined ? insertion(end + 1, '@') : undefined;
  const values = piecesOf(expanded).filter((one) => one.end <= place.start || one.start >= place.end);
  return { found: isShown ? found : null, claims, behindName, values };
}
