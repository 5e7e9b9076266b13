import type { TagTable } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import { newerOf } from '../watch/image-of.ts';
import type { Seen } from '../watch/observe.ts';
import type { WatchedTag } from '../watch/repositories.ts';
import type { Wishes } from '../watch/state.ts';

/** Failures that the next tag of the repository would meet too. */
const OF_ALL = ['rate-limited', 'network', 'internal', 'permission-needed', 'unauthorized'];

/** For `catch` of a look at one tag. Throws on what concerns its repository or the host. */
export const seenByFailure = (error: unknown): Extract<Seen, { kind: 'missing' | 'failed' }> =>
  failureOf(error).kind === 'not-found' ? { kind: 'missing' } : failedOnly(error);

/** The same of what a tag refers to: where that is not found, the tag is there all the same. */
export function failedOnly(error: unknown): Extract<Seen, { kind: 'failed' }> {
  const failure = failureOf(error);
  if (OF_ALL.includes(failure.kind)) throw error;
  return { kind: 'failed', failure };
}

/** Why a look at a repository ended before its last tag: an error, else the step's time. */
export interface End {
  error?: unknown;
}

/** Looks at tags one after another, at one at least. Out: what ended it before the last. */
export async function oneByOne(
  tags: readonly WatchedTag[],
  look: (tag: WatchedTag) => Promise<void>,
  isOver: () => boolean,
): Promise<End | undefined> {
  for (const [index, tag] of tags.entries()) {
    if (index > 0 && isOver()) return {};
    try {
      await look(tag);
    } catch (error) {
      return { error };
    }
  }
  return undefined;
}

/** Adds the newest tag of its kind, by the known tags of the repository, to each tag that was looked at. */
export function addNewer(
  seen: Map<string, Seen>,
  tags: readonly WatchedTag[],
  table: TagTable,
  { platform }: Wishes,
): void {
  for (const { watched, tag } of tags) {
    const one = seen.get(watched.image);
    if (one) seen.set(watched.image, { ...one, newer: newerOf(table, tag, platform) });
  }
}
