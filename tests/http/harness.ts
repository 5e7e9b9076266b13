import type { Clock } from '../../lib/http/clock.ts';
import type { Fetch, HttpContext } from '../../lib/http/context.ts';

/** A clock that only sleeping moves, and timeouts that the test fires. */
export class FakeClock implements Clock {
  time = Date.UTC(2026, 0, 1);
  readonly slept: number[] = [];
  readonly timeouts: { milliseconds: number; fire: () => void }[] = [];

  now = (): number => this.time;
  sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    this.slept.push(milliseconds);
    this.time += milliseconds;
  };
  timeout = (milliseconds: number): AbortSignal => {
    const controller = new AbortController();
    this.timeouts.push({ milliseconds, fire: () => controller.abort() });
    return controller.signal;
  };
}

/** A context around a `fetch`: nothing is paused, retries are not spread, a minute may be waited. */
export const httpContext = (fetch: Fetch, options: Partial<HttpContext> = {}): HttpContext => ({
  fetch,
  clock: new FakeClock(),
  random: () => 0,
  waitBudget: 60_000,
  paused: new Map(),
  ...options,
});
