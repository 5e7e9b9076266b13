import { type BulkSource, GOOGLE } from './bulk-source.ts';
import type { ListNamesJob } from './jobs.ts';
import { listNames } from './list-names.ts';

/**
 * gcr.io, Artifact Registry and registry.k8s.io: their `tags/list` carries every digest with its tags, and all of them at
 * once unless a page size is given. Too large an answer is read page by page; a tag without digest is resolved by HEAD.
 *
 * Coverage: all tags; no platforms.
 */
export const google: BulkSource = {
  id: GOOGLE,
  requests: () => 1,
  advance(listing, source) {
    const { job } = listing;
    const all: ListNamesJob = {
      kind: 'list-names',
      names: [],
      cursor: { query: '', pages: 0 },
      startedAt: source.now(),
    };
    return listNames(listing, job?.kind === 'list-names' ? job : all, source);
  },
};
