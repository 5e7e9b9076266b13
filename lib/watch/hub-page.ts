import type { TagRecord } from '../aliases/table.ts';
import type { Watched } from './watched.ts';

/** A tag that is not among the newest is asked for once a day, in ms; an hour less, since rounds are spread. */
const DAY_MS = 23 * 3_600_000;

/** The newest page of a repository at Docker Hub: its tags by their last push, newest first. */
export interface NewestPage {
  records: readonly TagRecord[];
  /** There are no other tags. */
  isWhole: boolean;
}

/** What the newest page has of a tag; `ask`: it has to be asked for by itself. */
export type OnPage =
  | { kind: 'found'; record: TagRecord }
  | { kind: 'missing' }
  | { kind: 'not-pushed' }
  | { kind: 'ask' };

/**
 * What is known of a watched tag by the newest page. One that is not on it was not pushed since the last look, if the page reaches
 * back to what that look saw; that it was deleted shows only when it is asked for.
 *
 * @param newest the newest push that the last look saw, by Hub's clock; undefined: there was none
 */
export function onPage(
  tag: string,
  { lookedAt, foundAt, now: known }: Watched,
  { records, isWhole }: NewestPage,
  newest: number | undefined,
  now: number,
): OnPage {
  const record = records.find(({ name }) => name === tag);
  if (record) return { kind: 'found', record };
  if (isWhole) return { kind: 'missing' };
  const oldest = records.at(-1)?.pushedAt ?? Infinity;
  const reachesBack = oldest <= (newest ?? (lookedAt > now ? 0 : lookedAt));
  const isAskedToday = foundAt <= now && now - foundAt < DAY_MS;
  return known && reachesBack && isAskedToday ? { kind: 'not-pushed' } : { kind: 'ask' };
}

/** The newest push on a page, in ms since 1970; never before what was seen already. */
export const newestPush = ({ records }: NewestPage, seen = 0): number =>
  Math.max(seen, ...records.map(({ pushedAt = 0 }) => pushedAt));
