import { decide, decided, undecide } from './decisions.ts';
import { inTurn } from './in-turn.ts';

const KEY = 'recent';
const MOST = 12;
const change = inTurn();

/** What was looked up lately, newest first. */
export const recentImages = async (): Promise<string[]> => (await decided<string[]>(KEY)) ?? [];

export const addRecent = (image: string): Promise<void> =>
  change(async () => {
    const others = (await recentImages()).filter((other) => other !== image);
    await decide(KEY, [image, ...others].slice(0, MOST));
  });

export const forgetRecent = (): Promise<boolean> => change(() => undecide(KEY));
