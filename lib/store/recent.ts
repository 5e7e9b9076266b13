import * as v from 'valibot';
import { validItems } from '../settings/tolerant.ts';
import { durableStore } from './durable.ts';
import { mutex } from './mutex.ts';
import type { WindowKind } from './window-kind.ts';

const recent = durableStore('recent', validItems(v.string()));
const MAX_IMAGES = 12;
const change = mutex();

/** Images that were looked up, newest first. */
export const recentImages = async (): Promise<string[]> => (await recent.load()) ?? [];

/** Stores a look-up, unless it is one of a private window. */
export async function addRecent(image: string, from: WindowKind): Promise<void> {
  if (from === 'private') return;
  await change(async () => {
    const others = (await recentImages()).filter((other) => other !== image);
    await recent.save([image, ...others].slice(0, MAX_IMAGES));
  });
}

export const forgetRecent = (): Promise<boolean> => change(() => recent.remove());
