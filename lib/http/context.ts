import type { Clock } from './clock.ts';

/** The only part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A pause of requests to a host. Times in ms since 1970. */
export interface Pause {
  /** Earliest time of the next request. */
  until: number;
  /** The time that the host sent, if later than `until`. */
  askedUntil?: number;
}

/** Dependencies of every request. All callers in a worker share one. */
export interface HttpContext {
  fetch: Fetch;
  clock: Clock;
  /** Jitter for retries; 0 ≤ x < 1. */
  random: () => number;
  /** Total wait for overloaded hosts in one call, in ms. */
  waitBudget: number;
  /** Called with the host of each request; what it returns is called once the answer begins, or the request failed. */
  onRequest?: ((host: string) => () => void) | undefined;
  /** Pauses by host (with its port). */
  paused: Map<string, Pause>;
}
