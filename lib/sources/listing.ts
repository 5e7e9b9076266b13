import { emptyTable, type TagTable } from '../aliases/table.ts';
import type { CompletionState, DetectedSource, Job } from './jobs.ts';
import type { Move } from './moves.ts';

/** All that is known of a repository's tags, and what is still to be done to know the rest. Plain data: it is stored. */
export interface Listing {
  /** `docker.io`, or the host with its port. */
  registry: string;
  repository: string;
  table: TagTable;
  /** How many tags the registry says there are. */
  total: number;
  /** ms since 1970: when it was last found to agree with the registry; 0 for never. */
  checkedAt: number;
  /** What is under way; null where nothing is left to do. */
  job: Job | null;
  /** The registry lets us page through so many tags and no more; null where no such limit was met. */
  cap: number | null;
  /**
   * `known - total` after the last full walk: a count that the registry gets wrong is not walked for twice. Null where that
   * walk proves nothing, because tags went away under it: the next visit walks anew.
   */
  miscount: number | null;
  /** How far the map has come where there is a cap; missing until it is begun. */
  completion?: CompletionState;
  /** Tags that were seen to move, the last one first. */
  moves?: Move[];
  /** How a registry other than Docker Hub tells its tags, where that had to be found out. */
  source?: DetectedSource;
}

/** One step's outcome. What it brought is in the listing even where it failed in the end. */
export interface StepResult {
  listing: Listing;
  /** What a request threw, for `failureOf`; null where none did. A step throws only defects of our own. */
  failure: unknown;
  /** ms since 1970: when there is room for requests again, where there is none now. */
  resumeAt?: number;
}

export const newListing = (repository: string, registry = 'docker.io'): Listing => ({
  registry,
  repository,
  table: emptyTable(),
  total: 0,
  checkedAt: 0,
  job: null,
  cap: null,
  miscount: 0,
});
