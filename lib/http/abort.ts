import { TagkinError } from '../failure.ts';

/** The status of a request given up for its time (RFC 9110: request timeout). */
const REQUEST_TIMEOUT = 408;

/** The failure of a request that took too long. */
export const timeoutError = (host: string): TagkinError =>
  new TagkinError({ kind: 'network', status: REQUEST_TIMEOUT, host });

/**
 * What to throw where a caller's signal has aborted: `network` with status 408 for a time limit (`AbortSignal.timeout`), else
 * the signal's own reason.
 */
export function abortError({ reason }: AbortSignal, host: string): unknown {
  const isTimeLimit = reason instanceof Error && reason.name === 'TimeoutError';
  return isTimeLimit ? timeoutError(host) : reason;
}
