import { type Defect, defectOf, nameOf } from './defects/defect.ts';
import { logDefect } from './defects/log-defect.ts';

/** The closed list of what can go wrong (CONTRIBUTING.md, style). The interface turns kinds into sentences. */
export type ErrorKind =
  | 'not-found'
  | 'unauthorized'
  | 'permission-needed'
  | 'rate-limited'
  | 'network'
  | 'malformed'
  | 'digest-mismatch'
  | 'too-large'
  | 'unsupported'
  | 'internal';

/** A failure as plain data: it survives a message, which an error's class does not. */
export interface Failure {
  kind: ErrorKind;
  /** Earliest time for a retry, in ms since 1970. */
  until?: number;
  /**
   * The retry time that the server sent, in ms since 1970. Set only if later than `until`: no pause is longer than an
   * hour.
   */
  askedUntil?: number;
  /** The HTTP status; 408 also for our own timeouts. */
  status?: number;
  /** The host that failed. */
  host?: string;
  /**
   * Hosts that need the browser's permission; in `unauthorized`: hosts that need approval to receive credentials; in
   * `unsupported`: the host that a redirect led to, which asks for a sign-in.
   */
  hosts?: string[];
  /** In `unsupported`: storage on this device failed (full, broken or forbidden), not a host. */
  isStorage?: true;
  /** A digest needs a GET, and as many as may be sent unasked were sent. */
  needsGet?: true;
  /**
   * In `malformed` and `unauthorized`: the answer was a page, or cut off, where data was due: that of a network's
   * sign-in page or of a wall against bots rather than of the host itself.
   */
  mayPass?: true;
  /** In `internal`: which error, and where it was thrown. */
  defect?: Defect;
}

/** A `Failure` as an error. Its message is the kind only, so it never holds a secret. */
export class TagkinError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'TagkinError';
    this.failure = failure;
  }
}

/** Errors of the browser that are not defects of ours, by name. Requests and storage map theirs where they occur. */
const FOREIGN: Record<string, Failure> = {
  TimeoutError: { kind: 'network', status: 408 },
  AbortError: { kind: 'network', status: 408 },
  QuotaExceededError: { kind: 'unsupported', isStorage: true },
};

/**
 * Any thrown value → plain failure. A `TagkinError` gives its own data; an abort or a timeout is `network`, 408.
 * Everything else is a defect of ours: `internal`, and logged.
 */
export function failureOf(error: unknown): Failure {
  const name = nameOf(error);
  // By name: on Hub's pages two scripts of ours work together, and each has its own class.
  if (name === 'TagkinError') return { ...(error as TagkinError).failure };
  const foreign = Object.hasOwn(FOREIGN, name) && FOREIGN[name];
  if (foreign) return { ...foreign };
  const defect = defectOf(error);
  logDefect(error, defect.name);
  return { kind: 'internal', defect };
}

/** For `catch`: a failure of the closed list as data. A defect is logged and thrown on, so that its caller shows it. */
export function expectedFailure(error: unknown): Failure {
  const failure = failureOf(error);
  if (failure.kind === 'internal') throw error;
  return failure;
}

/** For `catch`: `value` for a failure of the closed list. A defect is logged and thrown on. */
export const unlessDefect =
  <T>(value: T) =>
  (error: unknown): T => {
    expectedFailure(error);
    return value;
  };

/** For `catch` where there is no place to show a failure: `value` for any. A defect is logged. */
export const ifItFails =
  <T>(value: T) =>
  (error: unknown): T => {
    failureOf(error);
    return value;
  };

/** Whether the same request, unchanged, may succeed later. A defect is never retried, nor what a reset ended (status 499). */
export const isTemporary = ({ kind, status }: Failure): boolean =>
  kind === 'rate-limited' || (kind === 'network' && status !== 499);

/** The same for an answer that may not have come from its host. (Apart, because content scripts do not get one.) */
export const mayRetry = (failure: Failure): boolean => isTemporary(failure) || failure.mayPass === true;
