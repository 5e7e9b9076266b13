import type { Clock } from './clock.ts';

/** The only part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How long a host is left alone. Times in ms since 1970. */
export interface Pause {
  /** When it may be asked again. */
  until: number;
  /** The time that the host itself named, where that is later than `until`. */
  askedUntil?: number;
}

/** What every request needs from outside. All callers of one worker share one. */
export interface HttpContext {
  fetch: Fetch;
  clock: Clock;
  /** Spreads retries; 0 ≤ x < 1. */
  random: () => number;
  /** How long one call may wait for overloaded hosts, in all, in ms. */
  waitBudget: number;
  /** Hosts (with their port) that asked to be left alone. */
  paused: Map<string, Pause>;
}
