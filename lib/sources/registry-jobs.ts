import type { TagTable } from '../aliases/table.ts';
import type { TagCursor } from '../registry/tags.ts';

export type WayKind = 'google' | 'quay' | 'harbor' | 'gitlab' | 'ghcr' | 'ecr-public' | 'distribution';

export interface KnownWay {
  kind: WayKind;
  /** ms since 1970: when it was found out. */
  since: number;
}

export interface NamesJob {
  kind: 'names';
  /** What it has read so far, each once. */
  names: string[];
  /** Tags whose digests were told since the job began: they need not be looked up. */
  given?: string[];
  /** Where the list goes on. */
  cursor?: TagCursor;
  /** All names at once were too much for one answer. */
  paged?: boolean;
  startedAt: number;
}

export interface HeadsJob {
  kind: 'heads';
  /** Still to be looked up, in this order. */
  left: string[];
  /** So many at once. */
  width: number;
  /** The tags that somebody looked at when the order was made. */
  asked?: string[];
  /** Tags that failed by themselves, once for each time. */
  failed?: string[];
  startedAt: number;
}

export interface WalkJob {
  kind: 'walk';
  way: WayKind;
  /** Which page comes next; missing for the first. */
  next?: string;
  /** How many pages have been read. */
  pages: number;
  /** What has been read, to take the place of all that was known; null in a first walk, which adds to it at once. */
  fresh: TagTable | null;
  /** Tags that the API names without a digest. */
  left: string[];
  /** Names that stand for no image, such as signatures: only to notice pages that come again. */
  others: string[];
  /** How often in a row the API has failed as a whole. */
  trouble: number;
  /** ms since 1970: when it last got on. */
  at: number;
  startedAt: number;
}
