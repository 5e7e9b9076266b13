import * as v from 'valibot';
import { validItems } from '../settings/tolerant.ts';
import { durableStore } from './durable.ts';
import { mutex } from './mutex.ts';
import type { WindowKind } from './window-kind.ts';

const RecentSchema = v.object({
  image: v.string(),
  version: v.optional(v.string()),
  pushedAt: v.optional(v.number()),
});

/** An image that was looked up; what it was then: its version, and when it was pushed, in ms since 1970. */
export type RecentImage = v.InferOutput<typeof RecentSchema>;

/** A name alone: an image without known facts. */
const recent = durableStore('recent', validItems(v.union([v.string(), RecentSchema])));
const MAX_IMAGES = 12;
const change = mutex();

/** Images that were looked up, newest first, and what they were then. */
export const recentLooks = async (): Promise<RecentImage[]> =>
  ((await recent.load()) ?? []).map((one) => (typeof one === 'string' ? { image: one } : one));

/** The same by their names. */
export const recentImages = async (): Promise<string[]> => (await recentLooks()).map(({ image }) => image);

/** Stores a look-up, unless it is one of a private window. Its facts stay until there are newer ones. */
export async function addRecent(look: RecentImage, from: WindowKind): Promise<void> {
  if (from === 'private') return;
  await change(async () => {
    const looks = await recentLooks();
    const others = looks.filter(({ image }) => image !== look.image);
    const before = looks.find(({ image }) => image === look.image);
    const isLearned = look.version !== undefined || look.pushedAt !== undefined;
    await recent.save([isLearned ? look : { ...before, ...look }, ...others].slice(0, MAX_IMAGES));
  });
}

export const forgetRecent = (): Promise<boolean> => change(() => recent.remove());
