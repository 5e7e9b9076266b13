import { type Rate, withAnswer } from '../hub/rate.ts';
import { inTurn } from './in-turn.ts';
import { read, remove, write } from './kv.ts';

const KEY = 'hub-rate';
const turn = inTurn();

const kept = async (): Promise<Rate | null> => (await read<Rate>(KEY)) ?? null;

/**
 * What Hub last said is left of the minute's requests: one figure for all tabs, and for the worker after this one. All that
 * was saved before is in it.
 */
export const loadRate = (): Promise<Rate | null> => turn(kept);

/** Takes one more answer into account; those to requests side by side arrive in any order. */
export const saveRate = (told: Rate): Promise<void> =>
  turn(async () => write(KEY, withAnswer(await kept(), told, Date.now())));

/** Another account has another budget. */
export const forgetRate = (): Promise<void> => turn(() => remove(KEY));
