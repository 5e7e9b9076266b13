import type { Pulls } from '../http/pulls.ts';
import { fromSession, toSession } from './session.ts';

/** The pull limit that Docker Hub's registry last reported, and when (ms since 1970). */
export interface PullsSeen extends Pulls {
  at: number;
}

const KEY = 'pulls';

export const loadPulls = async (): Promise<PullsSeen | null> => (await fromSession<PullsSeen>(KEY)) ?? null;

export const savePulls = (pulls: PullsSeen): Promise<void> => toSession({ [KEY]: pulls });
