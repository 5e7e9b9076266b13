import type { TagRecord } from '../aliases/table.ts';
import type { Challenge } from '../registry/auth/challenge.ts';
import type { Listing, StepResult } from './listing.ts';
import type { RegistrySource } from './source.ts';

/** One page of a bulk API. */
export interface BulkPage {
  /** Every name on the page, in order, images or not. A record without digest is resolved by HEAD. */
  tags: TagRecord[];
  /** The cursor of the next page, as `readPage` takes it; missing on the last page. */
  next?: string;
  /** How many of its items could not be read: they are missing in the listing, which counts them. */
  dropped: number;
  /** At least this many tags are on later pages. */
  remaining: number;
}

/** Reads one page: the first, or the one at the cursor `next`. Throws failures of the closed list. */
type ReadPage = (listing: Listing, next: string | undefined, source: RegistrySource) => Promise<BulkPage>;

/** What the answer to `GET /v2/` shows of a registry's software. */
interface Ping {
  headers: Headers;
  challenges: Challenge[];
}

interface Common {
  /** Unique; stored with listings, and named in lib/hosts/registry-table.ts. */
  id: string;
  /** Requests for this many tags that share no image, sign-in and detection not counted. */
  requests(tags: number): number;
  /** Recognizes the registry's software. Left out where the API exists at known hosts only. */
  detect?(ping: Ping): boolean;
  /** The API's host, if not the registry's own. Used only where the browser permits it. */
  apiHost?: string;
  /** Whether the API can be used now; sends nothing. Throws `malformed` for an invalid registry or repository name. */
  isAvailable?(listing: Listing, source: RegistrySource): boolean | Promise<boolean>;
}

/** An API that lists tags with digests page by page; lib/sources/crawl-bulk.ts does the paging, and falls back. */
export interface PagedSource extends Common {
  readPage: ReadPage;
}

/** A source with jobs of its own. `advance` does one step; failures are in its result. */
interface SteppedSource extends Common {
  advance(listing: Listing, source: RegistrySource): Promise<StepResult>;
}

/**
 * One way to learn every tag of a repository with its digest. To add one, write a file that exports it and add a line to
 * `SOURCES`; where its hosts are known by name, name its `id` in their row of lib/hosts/registry-table.ts.
 */
export type BulkSource = PagedSource | SteppedSource;

/** The id of the fallback that every registry has: `tags/list` and a HEAD for each tag. */
export const DISTRIBUTION = 'distribution';

/** The id of the registries whose `tags/list` carries digests. */
export const GOOGLE = 'google';

/** Pages of `size` for a number of tags; an empty repository has one. */
export const pagesOf =
  (size: number) =>
  (tags: number): number =>
    Math.max(1, Math.ceil(tags / size));
