import type { Asked } from './ask.ts';

/** One assumption that Tagkin makes about Docker Hub, and how to ask whether it still holds. */
export interface Row {
  /** Named by docs/docker-hub.md. */
  id: string;
  assumption: string;
  /** When it was first seen to hold. */
  since: string;
  /** What a change would break, and how Tagkin would show it. */
  breaks: string;
  check(asked: Asked): Promise<Verdict>;
}

interface Verdict {
  isHeld: boolean;
  /** What was seen, in a few words. */
  seen: string;
}

export type State = 'held' | 'changed' | 'unknown';

export interface Result {
  id: string;
  assumption: string;
  state: State;
  seen: string;
  since: string;
}

/** Nothing can be concluded: no answer, a rate limit, an error of the server, or too little to look at. */
export class Unknown extends Error {}

/** `held` where the assumption holds; `unknown` where that cannot be told. */
export async function resultOf({ id, assumption, since, check }: Row, asked: Asked): Promise<Result> {
  try {
    const { isHeld, seen } = await check(asked);
    return { id, assumption, state: isHeld ? 'held' : 'changed', seen, since };
  } catch (error) {
    // Anything else is an answer of a shape that was not expected: it has changed.
    const state = error instanceof Unknown ? 'unknown' : 'changed';
    return { id, assumption, state, seen: error instanceof Error ? error.message : String(error), since };
  }
}

/** 0: nothing changed; 1: something did; 2: it could not be told. */
export function exitCodeOf(results: readonly Result[]): 0 | 1 | 2 {
  const has = (state: State) => results.some((each) => each.state === state);
  return has('changed') ? 1 : has('unknown') ? 2 : 0;
}
