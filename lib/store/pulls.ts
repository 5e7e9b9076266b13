import * as v from 'valibot';
import type { Pulls } from '../http/pulls.ts';
import { fromSession, toSession } from './session.ts';

/** The pull limit that Docker Hub's registry last reported, and when (ms since 1970). */
export interface PullsSeen extends Pulls {
  at: number;
}

const KEY = 'pulls';

const Schema: v.GenericSchema<unknown, PullsSeen> = v.object({
  limit: v.number(),
  remaining: v.number(),
  window: v.exactOptional(v.number()),
  source: v.exactOptional(v.string()),
  at: v.number(),
});

/** Null if no limit was reported, or in the future: the clock was set back since, and when is unknown. */
export async function loadPulls(): Promise<PullsSeen | null> {
  const seen = await fromSession(KEY, Schema);
  return seen && seen.at <= Date.now() ? seen : null;
}

export const savePulls = (pulls: PullsSeen): Promise<void> => toSession({ [KEY]: pulls });
