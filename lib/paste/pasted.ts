import { parseReference } from '../hosts/parse-reference.ts';
import type { Digest } from '../oci/digest.ts';
import { parsePlatform } from '../oci/parse-platform.ts';
import type { Platform } from '../oci/platform.ts';
import type { Reference, ReferenceProblem } from '../oci/reference.ts';
import type { Problem } from '../oci/result.ts';
import type { Outside } from '../text/outside.ts';
import type { Form, Pin } from './text/find.ts';
import type { Span } from './text/span.ts';
import { expandText, type Variable } from './text/variables.ts';

/** Where in the text: the line (from 1), and in words what stands there (`docker run`, `services.web`, `FROM`). */
export interface Origin {
  form: Form;
  line?: number;
  where?: Outside;
}

/** A piece of a tag in the text; `from` and `to` are its offsets in the tag. */
export interface TagPiece extends Span {
  from: number;
  to: number;
}

/** An origin with its offsets in the pasted text. `start` and `end` hold what names the image there. */
export interface TextPlace extends Origin, Span {
  line: number;
  /** The edit that pins the image here; null where none may be made. */
  pin: Pin | null;
  /** The tag alone, where it stands in one piece. */
  tag?: Span;
  /** The pieces that it stands in otherwise: those of `${V}-alpine`. */
  tagPieces?: TagPiece[];
  /** The digest alone, likewise. */
  digest?: Span;
  /** In a diff: before or after the change. Absent for lines that both sides have. */
  side?: 'old' | 'new';
}

export interface FoundImage {
  kind: 'image';
  reference: Reference;
  /** The platform in the text (`--platform`). */
  platform?: Platform;
  /** Values from the text for its variables, as used in `reference`. */
  assumed: Variable[];
}

/** One thing in a pasted text, with every place where it stands. */
export type Found<From extends Origin = Origin> = { from: From[] } & (
  | FoundImage
  /** A digest alone, without its repository. */
  | { kind: 'digest'; digest: Digest }
  /** `grafana/`: all repositories of a namespace. */
  | { kind: 'namespace'; registry: string; namespace: string }
  /** An image whose name uses variables without a value. */
  | { kind: 'unresolved'; text: Outside; missing: Outside[] }
  /** Something stands where an image should, and is not a reference. */
  | { kind: 'invalid'; text: Outside; problem: ReferenceProblem }
);

type PastedReason =
  | 'empty'
  /** More than `MAX_PASTED` characters. */
  | 'too-large'
  /** Nothing in it names an image. */
  | 'no-image';

export interface Pasted {
  /** In the order of the text, nothing twice; `MAX_FOUND` at most. */
  found: Found<TextPlace>[];
  /** Variables that the text gives no value to, by name, each once; absent if there are none. */
  unknown?: string[];
  /** Why `found` is empty. */
  problem?: Problem<PastedReason>;
}

/** `docker://`, `oci://` and the like before a reference. */
const TRANSPORT =
  /^(?:docker|oci|registry|oras|docker-image|containers-storage|ostree-image-signed:docker|ostree-unverified-image:docker):\/\/|^ostree-unverified-registry:/i;

export const transportOf = (text: string): string => TRANSPORT.exec(text)?.[0] ?? '';

const withoutTransport = (text: string): string => text.slice(transportOf(text).length);

/** Longer than any reference with its variables; what is longer is refused for its beginning. */
export const MAX_WORD = 2048;

/** What stands where an image is expected: the image, or why it is not one. */
export function readImage<From extends Origin>(text: string, from: From): Found<From> {
  const { text: expanded, assumed, missing } = expandText(withoutTransport(text.slice(0, MAX_WORD)));
  return imageFrom(text, expanded, { assumed, missing }, from);
}

/** The same for a text that was expanded already. */
export function imageFrom<From extends Origin>(
  text: string,
  expanded: string,
  { assumed, missing }: { assumed: Variable[]; missing: string[] },
  from: From,
  platform?: string,
): Found<From> {
  if (missing.length > 0) return { kind: 'unresolved', text, missing: [...new Set(missing)], from: [from] };
  const parsed = parseReference(expanded);
  const empty = parsed.ok ? [] : assumed.filter(({ value }) => value === '').map(({ name }) => name);
  if (empty.length > 0) return { kind: 'unresolved', text, missing: [...new Set(empty)], from: [from] };
  if (!parsed.ok) return { kind: 'invalid', text: expanded, problem: parsed.error, from: [from] };
  const wanted = platform === undefined ? undefined : parsePlatform(platform);
  const image = { kind: 'image' as const, reference: parsed.value, assumed, from: [from] };
  return wanted === undefined ? image : { ...image, platform: wanted };
}
