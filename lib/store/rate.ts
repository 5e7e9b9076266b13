import { browser } from '../browser.ts';
import type { Rate } from '../http/rate-window.ts';
import { withAnswer } from '../hub/api/rate.ts';
import { mutex } from './mutex.ts';
import { fromSession } from './session.ts';

const KEY = 'hub-rate';
const turn = mutex();

const kept = async (): Promise<Rate | null> => (await fromSession<Rate>(KEY)) ?? null;

/**
 * What Hub last said is left of the minute's requests: one figure for all tabs, and for the worker after this one. All that
 * was saved before is in it. In the browser's memory: it is a minute's, and on the disk it would tell when a private window
 * was open.
 */
export const loadRate = (): Promise<Rate | null> => turn(kept);

/** Takes one more answer into account; those to requests side by side arrive in any order. */
export const saveRate = (told: Rate): Promise<void> =>
  turn(async () => browser.storage.session.set({ [KEY]: withAnswer(await kept(), told, Date.now()) }));

/** Another account has another budget. */
export const forgetRate = (): Promise<void> => turn(() => browser.storage.session.remove(KEY));
