/** The closed list of what can go wrong (docs/house.md). The interface turns kinds into sentences. */
export type ErrorKind =
  | 'not-found'
  | 'unauthorized'
  | 'permission-needed'
  | 'rate-limited'
  | 'network'
  | 'malformed'
  | 'digest-mismatch'
  | 'too-large'
  | 'unsupported';

/** A failure as plain data: it survives a message, which an error's class does not. */
export interface Failure {
  kind: ErrorKind;
  /** When it makes sense to try again, in milliseconds since 1970. */
  until?: number;
  /** The time that the server itself named, where that is later than `until`: no pause is longer than an hour. */
  askedUntil?: number;
  /** The HTTP status that led to it; 408 also where we gave up waiting. */
  status?: number;
  /** The host that failed. */
  host?: string;
  /** Hosts that would have to be permitted; in `unauthorized`: places that secrets wait for approval to go to. */
  hosts?: string[];
}

/** A failure to throw. Its text is its kind alone, so that nothing secret can ever be in it. */
export class TagkinError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'TagkinError';
    this.failure = failure;
  }

  toData(): Failure {
    return { ...this.failure };
  }
}

/** Any thrown value → plain failure. What is not ours never left the machine whole: `network`. */
export function failureOf(error: unknown): Failure {
  return error instanceof TagkinError ? error.toData() : { kind: 'network' };
}

/** Whether the same request may succeed later, without anybody changing anything. */
export function isTemporary(failure: Failure): boolean {
  if (failure.kind === 'rate-limited') return true;
  return (
    failure.kind === 'network' &&
    (failure.status === undefined || failure.status === 408 || failure.status >= 500)
  );
}
