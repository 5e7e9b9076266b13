import type { NamesJob } from './jobs.ts';
import { names } from './list-names.ts';
import type { Listing, Step } from './listing.ts';
import type { RegistrySource } from './source.ts';

/**
 * gcr.io, Artifact Registry and registry.k8s.io: their `tags/list` carries every digest with its tags, and all of them at
 * once unless a page size is asked for. Where that is too large, page by page; a tag without digest is looked up.
 *
 * Cost: 1. Coverage: all tags; no platforms.
 */
export function google(listing: Listing, source: RegistrySource): Promise<Step> {
  const { job } = listing;
  const all: NamesJob = {
    kind: 'names',
    names: [],
    cursor: { query: '', pages: 0 },
    startedAt: source.now(),
  };
  return names(listing, job?.kind === 'names' ? job : all, source);
}
