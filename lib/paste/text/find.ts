import type { Span } from './span.ts';
import type { Traced } from './traced.ts';
import type { Lookup } from './variables.ts';

/** In what kind of text something was found. */
export type Form =
  | 'reference'
  | 'url'
  | 'command'
  | 'dockerfile'
  | 'compose'
  | 'kubernetes'
  | 'yaml'
  | 'hcl'
  | 'quadlet'
  | 'xml'
  /** What a tool printed: tables, pulls, errors. */
  | 'output'
  /** In the middle of other text. */
  | 'text';

/** An edit that pins an image: the span becomes `before`, the digest, and `after`. An empty span is an insertion. */
export interface Pin extends Span {
  before: string;
  after: string;
  /** The hex digits alone: `sha` in the values of some charts. */
  isHex?: boolean;
}

/** Something that stands where an image may be named. A reader gives these; `settle` makes images of them. */
export interface Find {
  /** The reference as it stands, with its variables. */
  name: Traced;
  form: Form;
  /** In words, what stands there: `docker run`, `services.web`, `FROM`. */
  where?: string;
  /** As `--platform` takes it. */
  platform?: string | undefined;
  lookup?: Lookup | undefined;
  /** Where a digest goes, if not behind the name; null where none may be written. */
  pin?: Pin | null | undefined;
  /** What belongs to the find besides the name: the tag and the digest of a Helm chart. */
  also?: Span[];
  /** Named where only an image can be: shown even if it is invalid or has unknown variables. */
  isStated: boolean;
  /** May be the name of another thing, of a container: shown only if the text names nothing else. */
  isWeak?: boolean;
}

/** A place that other readers leave alone: a build stage, a service with `build`. */
export interface Claim {
  claim: Span;
}
