import type { TagTable } from '../aliases/table.ts';
import type { TagCursor } from '../registry/tags.ts';
import type { ObservedOrder } from './hub/planner/observed-order.ts';
import type { PlannedPage } from './hub/planner/planned-page.ts';

export type Job =
  /** Completes what cannot be paged through. */
  | CompleteJob
  /** Reads the newest pages until one brings something known. */
  | RefreshJob
  /** Reads these pages. */
  | CrawlJob
  /** Reads the names alone, page by page. */
  | ListNamesJob
  /** Looks tags up one by one. */
  | ResolveDigestsJob
  /** Reads the registry's own API, page by page. */
  | CrawlBulkJob;

export interface RefreshJob {
  kind: 'refresh';
  page: number;
  /** What it has read so far. */
  fresh: TagTable;
  /** The most tags that Hub has counted since this, or the walk before it, began. */
  highest: number;
  /** Whether it has counted fewer after that. */
  shrunk: boolean;
  /** Whether all pages have just been read anew, and a wrong count is to be believed. */
  walked: boolean;
  startedAt: number;
}

export interface CrawlJob {
  kind: 'crawl';
  /** Still to be read. */
  pages: number[];
  /** The last page of the walk. */
  last: number;
  /** What has been read, to take the place of all that was known; null in a first walk, which adds to it at once. */
  fresh: TagTable | null;
  /** The most tags that Hub has counted since it began. */
  highest: number;
  /** Whether it has counted fewer after that. */
  shrunk: boolean;
  /** Whether a page was past the end: tags went away, or the count is wrong. */
  pastEnd: boolean;
  /** Whether a request failed, so that the pages were not read in their order. */
  broken: boolean;
  startedAt: number;
}

/** What the reader wants of a repository that Docker Hub does not page through to the end. */
export type CrawlMode = 'screen' | 'all' | 'paused';

/** What is known about completing the map of such a repository, and what was wished for. Plain data: it is stored. */
export interface CompletionState {
  mode: CrawlMode;
  /** How Hub orders names, as far as it was seen. */
  observed: ObservedOrder;
  /** ms since 1970: when the whole map was last completed; 0 for never. */
  completedAt: number;
  /** Tags that somebody looked at, for whose kin has been searched. */
  searched: string[];
  /** Requests sent unasked, and on which visit. */
  spent: number;
  freshSince: number;
}

/** Completes the map: all of it, or only the likely kin of the tags on the screen. */
export interface CompleteJob {
  kind: 'complete';
  scope: 'screen' | 'all';
  /** The tags on the screen, whose kin comes first. */
  wanted: string[];
  /** All names of the repository; null until they are asked for. */
  names: string[] | null;
  /** Whether `pages` and `heads` are a plan; otherwise one is to be made. */
  planned: boolean;
  /** Pages that the plan still asks for, best first. */
  pages: PlannedPage[];
  /** Names that are left to be looked up one by one. */
  heads: string[];
  /** Whether Hub was seen to order names as the plan supposes; until then one page is asked for alone. */
  proven: boolean;
  /** Pages that were asked for, as `pageKey` names them: none is asked for twice. */
  asked: string[];
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

export interface ResolveDigestsJob {
  kind: 'resolve-digests';
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

export interface CrawlBulkJob {
  kind: 'crawl-bulk';
  /** The id of its bulk source. */
  source: string;
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
  failures: number;
  /** ms since 1970: when it last got on. */
  progressedAt: number;
  startedAt: number;
}
