import { parseReference } from '../hosts/parse-reference.ts';
import type { Digest } from '../oci/digest.ts';
import { parsePlatform } from '../oci/parse-platform.ts';
import type { Platform } from '../oci/platform.ts';
import { formatReference, type Reference, type ReferenceProblem } from '../oci/reference.ts';
import type { Problem } from '../oci/result.ts';
import { expand, type Lookup, type Variable } from './variables.ts';

/** The kind of text that something was found in. */
export type Form =
  | 'reference'
  | 'url'
  | 'command'
  | 'dockerfile'
  | 'compose'
  | 'kubernetes'
  | 'yaml'
  /** In the middle of other text. */
  | 'text';

/** Where in the text: the line (from 1), and its context (`docker run`, `services.web`, `FROM … AS build`). */
export interface Origin {
  form: Form;
  line?: number;
  where?: string;
}

export interface FoundImage {
  kind: 'image';
  reference: Reference;
  /** The platform in the text (`--platform`). */
  platform?: Platform;
  /** Values from the text for its variables, as used in `reference`. */
  assumed: Variable[];
}

/** One item in a pasted text, with all its places. */
export type Found = { from: Origin[] } & (
  | FoundImage
  /** A digest without a repository. */
  | { kind: 'digest'; digest: Digest }
  /** `grafana/`: all repositories of a namespace. */
  | { kind: 'namespace'; registry: string; namespace: string }
  /** An image whose name uses variables without a value. */
  | { kind: 'unresolved'; text: string; missing: string[] }
  /** Text where an image should be, but is not. */
  | { kind: 'invalid'; text: string; problem: ReferenceProblem }
);

export type PastedReason =
  | 'empty'
  /** More than `MAX_PASTED` characters. */
  | 'too-large'
  /** Nothing in it names an image. */
  | 'no-image';

export interface Pasted {
  /** In the order of the text, without duplicates. */
  found: Found[];
  /** Why `found` is empty. */
  problem?: Problem<PastedReason>;
}

/** Transports before a reference: `docker://`, `oci://`. */
const TRANSPORT = /^(?:docker|oci|registry|ostree-image-signed:docker|ostree-unverified-registry):\/\//i;

export const withoutTransport = (text: string): string => text.replace(TRANSPORT, '');

/** Longer than any reference with variables. Longer text is cut here, and then refused. */
const MAX_WORD = 2048;

interface Context {
  lookup?: Lookup;
  platform?: string | undefined;
}

/** Reads text where an image is expected. Out: the image, or why it is not one. */
export function readImage(text: string, from: Origin, { lookup, platform }: Context = {}): Found {
  const { text: expanded, assumed, missing } = expand(withoutTransport(text.slice(0, MAX_WORD)), lookup);
  if (missing.length > 0) return { kind: 'unresolved', text, missing, from: [from] };
  const parsed = parseReference(expanded);
  if (!parsed.ok) return { kind: 'invalid', text: expanded, problem: parsed.error, from: [from] };
  const wanted = platform === undefined ? undefined : parsePlatform(platform);
  const image = { kind: 'image' as const, reference: parsed.value, assumed, from: [from] };
  return wanted === undefined ? image : { ...image, platform: wanted };
}

function keyOf(found: Found): string {
  if (found.kind !== 'image') return JSON.stringify({ ...found, from: null });
  return JSON.stringify([formatReference(found.reference, 'canonical'), found.platform]);
}

/** Joins equal finds into one, with all their places. */
export function merge(all: Found[]): Found[] {
  const byKey = new Map<string, Found>();
  for (const found of all) {
    const known = byKey.get(keyOf(found));
    if (known) known.from.push(...found.from);
    else byKey.set(keyOf(found), { ...found, from: [...found.from] });
  }
  return [...byKey.values()];
}
