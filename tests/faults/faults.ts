import type { ErrorKind } from '../../lib/failure.ts';
import type { Fault } from '../hub-in-a-box/index.ts';

/** What may go wrong with a request. */
export interface FaultRow {
  name: string;
  /** `now`: ms since 1970. */
  fault: (now: number) => Omit<Fault, 'match'>;
  /** The kinds of the closed list that may tell it; the request may also be made good in another way. */
  kinds: readonly ErrorKind[];
  /** It needs an answer with a body; one that holds digests. */
  needs?: 'body' | 'digest';
}

const PAGE = '<!doctype html><title>Sign in to the network</title>';

const status = (code: number, body = '{}', headers: Record<string, string> = {}): Omit<Fault, 'match'> => ({
  kind: 'status',
  status: code,
  body,
  headers: { ...(body.startsWith('<') && { 'content-type': 'text/html' }), ...headers },
});

/** A 429 that asks for three seconds; null: for nothing. */
const busy = (retryAfter: string | null) =>
  status(429, '{"detail":"Rate limit exceeded"}', retryAfter === null ? {} : { 'retry-after': retryAfter });

/** Every fault. */
export const FAULTS: readonly FaultRow[] = [
  { name: 'refused', fault: () => ({ kind: 'reset' }), kinds: ['network'] },
  { name: 'cut off', fault: () => ({ kind: 'truncate' }), kinds: ['network'], needs: 'body' },
  { name: 'silence', fault: () => ({ kind: 'hang' }), kinds: ['network'] },
  { name: '401', fault: () => status(401), kinds: ['unauthorized', 'unsupported'] },
  { name: '403', fault: () => status(403), kinds: ['unauthorized'] },
  { name: '404', fault: () => status(404), kinds: ['not-found', 'unauthorized'] },
  { name: '429, seconds', fault: () => busy('3'), kinds: ['rate-limited'] },
  {
    name: '429, date',
    fault: (now) => busy(new Date(now + 3000).toUTCString()),
    kinds: ['rate-limited'],
  },
  {
    name: '429, unix time',
    fault: (now) => busy(String(Math.ceil(now / 1000) + 3)),
    kinds: ['rate-limited'],
  },
  { name: '429, no time', fault: () => busy(null), kinds: ['rate-limited'] },
  { name: '500', fault: () => status(500), kinds: ['network'] },
  { name: '502, a page', fault: () => status(502, PAGE), kinds: ['network'] },
  {
    name: '200, a page',
    fault: () => ({ kind: 'body', body: PAGE, headers: { 'content-type': 'text/html' } }),
    kinds: ['malformed', 'network', 'digest-mismatch', 'unsupported'],
  },
  {
    name: 'half of JSON',
    fault: () => ({ kind: 'body', body: '{"count": 34, "resul' }),
    kinds: ['malformed', 'network', 'digest-mismatch'],
    needs: 'body',
  },
  {
    name: 'other JSON',
    fault: () => ({ kind: 'shape' }),
    kinds: ['malformed', 'digest-mismatch'],
    needs: 'body',
  },
  {
    name: 'wrong digest',
    fault: () => ({ kind: 'digest' }),
    kinds: ['digest-mismatch', 'not-found'],
    needs: 'digest',
  },
  { name: 'redirects', fault: () => ({ kind: 'loop' }), kinds: ['network', 'malformed'] },
];
