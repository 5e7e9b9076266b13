import type { Rate } from '../http/rate-window.ts';
import { withAnswer } from '../hub/api/rate.ts';
import { mutex } from './mutex.ts';
import { fromSession, offSession, toSession } from './session.ts';

const KEY = 'hub-rate';
const turn = mutex();

const kept = async (): Promise<Rate | null> => (await fromSession<Rate>(KEY)) ?? null;

/**
 * What is left of the minute's requests to Hub: one figure for all tabs and for the next worker, with every answer saved before
 * taken into account. In the browser's memory: it lasts a minute, and on the disk it would show when a private window was open.
 */
export const loadRate = (): Promise<Rate | null> => turn(kept);

/** Takes one more answer into account; those to requests side by side arrive in any order. */
export const saveRate = (read: Rate): Promise<void> =>
  turn(async () => toSession({ [KEY]: withAnswer(await kept(), read, Date.now()) }));

/** Another account has another budget. */
export const forgetRate = (): Promise<void> => turn(() => offSession(KEY));
