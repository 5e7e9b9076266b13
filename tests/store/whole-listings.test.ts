import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { emptyTable } from '../../lib/aliases/table.ts';
import type { Job } from '../../lib/sources/jobs.ts';
import { type Listing, newListing } from '../../lib/sources/listing.ts';
import { loadListing, saveListing } from '../../lib/store/listings.ts';

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));

const at = { account: '', from: 'ordinary' as const };
const startedAt = Date.parse('2026-11-20T12:00:00Z');
const table = emptyTable();

/** Every field of every job, also those that may be missing: the compiler wants them all. */
const JOBS: { [Kind in Job['kind']]: Required<Extract<Job, { kind: Kind }>> } = {
  refresh: {
    ...{ kind: 'refresh', page: 2, fresh: table, maxTotal: 9, shrunk: true, recrawled: true },
    ...{ dropped: 3, startedAt },
  },
  crawl: {
    ...{ kind: 'crawl', pages: [3, 4], lastPage: 4, fresh: null, maxTotal: 400, shrunk: true, pastEnd: true },
    ...{ hadFailure: true, dropped: 2, startedAt },
  },
  complete: {
    ...{ kind: 'complete', scope: 'all', visibleTags: ['a'], names: ['a', 'b'], planned: true, pages: [] },
    ...{ toResolve: ['b'], requested: ['x'], startedAt },
  },
  'list-names': {
    ...{ kind: 'list-names', names: ['a'], resolved: ['b'], cursor: { query: 'n=1', pages: 1 }, paged: true },
    ...{ dropped: 4, startedAt },
  },
  'resolve-digests': {
    ...{ kind: 'resolve-digests', remaining: ['a'], concurrency: 8, visibleTags: ['a'], failed: ['b'] },
    ...{ gets: 16, isHeadless: true, startedAt },
  },
  'crawl-bulk': {
    ...{ kind: 'crawl-bulk', source: 'quay', next: '2', pages: 1, fresh: null, unresolved: ['a'] },
    ...{ nonImages: ['s'], dropped: 5, failures: 1, progressedAt: startedAt, startedAt },
  },
};

test.each(Object.values(JOBS))('nothing of a job is lost in the store: $kind', async (job) => {
  const listing: Listing = { ...newListing('team/app', 'r.test'), job, unread: 7 };
  await saveListing(listing, at);
  expect(await loadListing(listing, at)).toEqual(listing);
});
