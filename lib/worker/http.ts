import { HUB_HOST } from '../hosts/docker-hub.ts';
import { systemClock } from '../http/clock.ts';
import type { HttpContext } from '../http/context.ts';
import * as pause from '../http/pause.ts';
import { stoppableClock, stoppableFetch } from '../http/stoppable.ts';
import { forgetRate } from '../store/rate.ts';
import { epochSignal } from './epoch.ts';
import { noteRequest } from './silence.ts';

/** How long one message may wait for hosts that request a pause, in ms: the worker must answer before 30 s. */
const WAIT_BUDGET_MS = 10_000;

/** The one HTTP context of the worker. All callers, for both kinds of windows, share its pauses. */
export const http: HttpContext = {
  // Read at each request, so that a replaced global is used. `send` calls it without `this`.
  fetch: stoppableFetch(() => globalThis.fetch, epochSignal),
  clock: stoppableClock(systemClock, epochSignal),
  random: Math.random,
  waitBudget: WAIT_BUDGET_MS,
  paused: new Map(),
  onRequest: noteRequest,
};

/** Ends a host's pause, for a user's *Retry now*. For Docker Hub also the one stored for the next worker. */
export async function resumeHost(host: string): Promise<void> {
  pause.resumeHost(http, host);
  if (host === HUB_HOST) await forgetRate();
}
