import type { TagTable } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import { newerOf } from '../watch/image-of.ts';
import type { Seen } from '../watch/observe.ts';
import type { WatchedTag } from '../watch/repositories.ts';
import type { Wishes } from '../watch/state.ts';

/** Failures that the next tag of the repository would meet too. */
const OF_ALL = ['rate-limited', 'network', 'internal', 'permission-needed', 'unauthorized'];

/** For `catch` of a look at one tag. Throws on what concerns its repository or the host. */
export function seenByFailure(error: unknown): Extract<Seen, { kind: 'missing' | 'failed' }> {
  const failure = failureOf(error);
  if (failure.kind === 'not-found') return { kind: 'missing' };
  if (OF_ALL.includes(failure.kind)) throw error;
  return { kind: 'failed', failure };
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
