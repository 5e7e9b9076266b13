import { TagkinError } from '../failure.ts';

/** Status of our own timeouts (RFC 9110: Request Timeout). */
const REQUEST_TIMEOUT = 408;

/** The failure of a request that took too long. */
export const timeoutError = (host: string): TagkinError =>
  new TagkinError({ kind: 'network', status: REQUEST_TIMEOUT, host });

/**
 * The error to throw after a caller's signal aborted: `network` with status 408 for a timeout
 * (`AbortSignal.timeout`), else the signal's own reason.
 */
export function abortError({ reason }: AbortSignal, host: string): unknown {
  const isTimeout = reason instanceof Error && reason.name === 'TimeoutError';
  return isTimeout ? timeoutError(host) : reason;
}
