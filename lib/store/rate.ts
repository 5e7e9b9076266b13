import type { Rate } from '../hub/rate.ts';
import { read, remove, write } from './kv.ts';

/** What Hub last said is left of the minute's requests: one figure for all tabs, and for the worker after this one. */
export const loadRate = async (): Promise<Rate | null> => (await read<Rate>('hub-rate')) ?? null;

export const saveRate = (rate: Rate): Promise<void> => write('hub-rate', rate);

/** Another account has another budget. */
export const forgetRate = (): Promise<void> => remove('hub-rate');
