import type { Rate } from '../http/rate-window.ts';
import { withAnswer } from '../hub/api/rate.ts';
import { mutex } from './mutex.ts';
import { fromSession, offSession, toSession } from './session.ts';

const KEY = 'hub-rate';
const serialize = mutex();

const stored = async (): Promise<Rate | null> => (await fromSession<Rate>(KEY)) ?? null;

/**
 * What is left of the minute's requests to Hub: one figure for all tabs and for the next worker, after all answers
 * being saved. In session storage: it lasts a minute, and on the disk it would reveal when a private window was open.
 */
export const loadRate = (): Promise<Rate | null> => serialize(stored);

/** Adds one more answer; concurrent requests are answered in any order. */
export const saveRate = (read: Rate): Promise<void> =>
  serialize(async () => toSession({ [KEY]: withAnswer(await stored(), read, Date.now()) }));

/** Removes it when the account changes: another account has another limit. */
export const forgetRate = (): Promise<void> => serialize(() => offSession(KEY));
