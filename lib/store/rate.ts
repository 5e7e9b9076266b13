import * as v from 'valibot';
import type { Rate } from '../http/rate-window.ts';
import { isTooFar, withAnswer } from '../hub/api/rate.ts';
import { mutex } from './mutex.ts';
import { fromSession, offSession, readTogether, toSession } from './session.ts';

const KEY = 'hub-rate';
readTogether(KEY);
const serialize = mutex();

/** `at`: when the last answer came, in ms since 1970. */
const Schema = v.object({ remaining: v.number(), resetAt: v.number(), at: v.number() });

/**
 * Null if nothing is known, if it was read in the future (the clock was set back since, and how far is unknown), or if its window ends
 * at no sensible time.
 */
async function stored(): Promise<Rate | null> {
  const known = await fromSession(KEY, Schema);
  const now = Date.now();
  if (!known || known.at > now || isTooFar(known, now)) return null;
  return { remaining: known.remaining, resetAt: known.resetAt };
}

/**
 * What is left of the minute's requests to Hub: one figure for all tabs and for the next worker, after all answers
 * being saved. In session storage: it lasts a minute, and on the disk it would reveal when a private window was open.
 */
export const loadRate = (): Promise<Rate | null> => serialize(stored);

/** Adds one more answer; concurrent requests are answered in any order. */
export const saveRate = (read: Rate): Promise<void> =>
  serialize(async () => {
    const now = Date.now();
    await toSession({ [KEY]: { ...withAnswer(await stored(), read, now), at: now } });
  });

/** Removes it when the account changes: another account has another limit. */
export const forgetRate = (): Promise<void> => serialize(() => offSession(KEY));
