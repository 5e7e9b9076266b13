import { decide, decided, undecide } from './durable.ts';
import { inTurn } from './mutex.ts';
import type { WindowKind } from './window-kind.ts';

const KEY = 'recent';
const MOST = 12;
const change = inTurn();

/** What was looked up lately, newest first. */
export const recentImages = async (): Promise<string[]> => (await decided<string[]>(KEY)) ?? [];

/** Remembers a look-up; those of private windows are nobody's business. */
export async function addRecent(image: string, from: WindowKind): Promise<void> {
  if (from === 'private') return;
  await change(async () => {
    const others = (await recentImages()).filter((other) => other !== image);
    await decide(KEY, [image, ...others].slice(0, MOST));
  });
}

export const forgetRecent = (): Promise<boolean> => change(() => undecide(KEY));
