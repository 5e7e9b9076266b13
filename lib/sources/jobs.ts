import type { TagTable } from '../aliases/table.ts';
import type { TagCursor } from '../registry/tags.ts';
import type { ObservedHub } from './hub/planner/observed-hub.ts';
import type { PlannedPage } from './hub/planner/planned-page.ts';

/** Unfinished work on a listing. Plain data: it is stored, and bumps `VERSION` in lib/store/listings.ts when it changes. */
export type Job =
  /** Docker Hub: learns what paging does not reach. */
  | CompleteJob
  /** Docker Hub: reads the newest pages until one has a known tag. */
  | RefreshJob
  /** Docker Hub: reads these pages. */
  | CrawlJob
  /** Registries: reads the names alone, page by page. */
  | ListNamesJob
  /** Registries: one HEAD for each tag. */
  | ResolveDigestsJob
  /** Registries: reads a bulk API, page by page. */
  | CrawlBulkJob;

export interface RefreshJob {
  kind: 'refresh';
  page: number;
  /** What this job has read so far. */
  fresh: TagTable;
  /** Hub's highest count since this job, or the crawl before it, began. */
  maxTotal: number;
  /** Whether Hub counted fewer after that. */
  shrunk: boolean;
  /** Whether all pages were just read again, so that a count that still differs is Hub's mistake. */
  recrawled: boolean;
  /** Entries of its pages that could not be read. */
  dropped?: number;
  startedAt: number;
}

export interface CrawlJob {
  kind: 'crawl';
  /** Not read yet. */
  pages: number[];
  lastPage: number;
  /** What this job has read, to replace the known tags at the end; null in a first crawl, which adds to them at once. */
  fresh: TagTable | null;
  /** Hub's highest count since the crawl began. */
  maxTotal: number;
  /** Whether Hub counted fewer after that. */
  shrunk: boolean;
  /** Whether a page was past the end: tags were deleted, or the count is wrong. */
  pastEnd: boolean;
  /** Whether a request failed, so that the pages were not read in order. */
  hadFailure: boolean;
  /** Entries that could not be read, on its pages and those of the refresh before. */
  dropped?: number;
  startedAt: number;
}

/** How much to learn of a repository that Docker Hub does not page through to the end: aliases of the visible tags, or all. */
export type CrawlMode = 'screen' | 'all' | 'paused';

/** What is known about completing such a repository, and the user's choice. */
export interface CompletionState {
  mode: CrawlMode;
  /** How Hub orders and filters lists, as observed. */
  observed: ObservedHub;
  /** When all tags were last known, in ms since 1970; 0 for never. */
  completedAt: number;
  /** Tags that were visible, and whose likely aliases were searched for. */
  searched: string[];
  /** Requests sent without being asked for by the user, in the visit `freshSince`. */
  spent: number;
  freshSince: number;
}

/** Learns all missing tags, or only the likely aliases of the visible ones. */
export interface CompleteJob {
  kind: 'complete';
  scope: 'screen' | 'all';
  visibleTags: string[];
  /** All names of the repository; null until they are listed. */
  names: string[] | null;
  /** Whether `pages` and `toResolve` are a plan. */
  planned: boolean;
  /** Planned pages that are not read yet, best first. */
  pages: PlannedPage[];
  /** Names left for a HEAD each. */
  toResolve: string[];
  /** Pages that were requested, by `pageKey`: none is requested twice. */
  requested: string[];
  startedAt: number;
}

export interface DetectedSource {
  /** The id of a bulk source; one that no longer exists is detected again. */
  id: string;
  /** When it was detected, in ms since 1970. */
  since: number;
}

export interface ListNamesJob {
  kind: 'list-names';
  /** Read so far, without duplicates. */
  names: string[];
  /** Tags whose digests came since the job began: they need no HEAD. */
  resolved?: string[];
  cursor?: TagCursor;
  /** Whether all names at once were too large an answer. */
  paged?: boolean;
  /** How many names could not be read. */
  dropped?: number;
  startedAt: number;
}

export interface ResolveDigestsJob {
  kind: 'resolve-digests';
  /** In the order in which they are resolved. */
  remaining: string[];
  /** HEAD requests at once. */
  concurrency: number;
  /** The visible tags when the order was made. */
  visibleTags?: string[];
  /** Tags that failed, once for each time. */
  failed?: string[];
  /** GETs spent where HEAD was refused. */
  gets?: number;
  /** Whether a GET told a digest that HEAD did not: then what HEAD refuses is not known to be missing. */
  isHeadless?: boolean;
  startedAt: number;
}

export interface CrawlBulkJob {
  kind: 'crawl-bulk';
  /** The id of its bulk source. */
  source: string;
  /** The cursor of the next page; missing for the first. */
  next?: string;
  /** How many pages have been read. */
  pages: number;
  /** What this job has read, to replace the known tags at the end; null in a first crawl, which adds to them at once. */
  fresh: TagTable | null;
  /** Tags that the API lists without a digest. */
  unresolved: string[];
  /** Names that are no images, such as signatures: needed to notice pages that repeat. */
  nonImages: string[];
  /** How many items of its pages could not be read. */
  dropped: number;
  /** How often in a row the API has failed. */
  failures: number;
  /** The last progress, in ms since 1970. */
  progressedAt: number;
  startedAt: number;
}
