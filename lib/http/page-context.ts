import { systemClock } from './clock.ts';
import type { HttpContext } from './context.ts';

/** An HTTP context for what a page or a worker of it reads itself: one request, no waiting, pauses of its own. */
export const pageContext = (): HttpContext => ({
  // Read here, so that `send` calls it without `this`.
  fetch: globalThis.fetch,
  clock: systemClock,
  random: Math.random,
  waitBudget: 0,
  paused: new Map(),
});
