import { loadDurable, removeDurable, saveDurable } from './durable.ts';
import { mutex } from './mutex.ts';
import type { WindowKind } from './window-kind.ts';

const KEY = 'recent';
const MOST = 12;
const change = mutex();

/** What was looked up lately, newest first. */
export const recentImages = async (): Promise<string[]> => (await loadDurable<string[]>(KEY)) ?? [];

/** Remembers a look-up; those of private windows are nobody's business. */
export async function addRecent(image: string, from: WindowKind): Promise<void> {
  if (from === 'private') return;
  await change(async () => {
    const others = (await recentImages()).filter((other) => other !== image);
    await saveDurable(KEY, [image, ...others].slice(0, MOST));
  });
}

export const forgetRecent = (): Promise<boolean> => change(() => removeDurable(KEY));
