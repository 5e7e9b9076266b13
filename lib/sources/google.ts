import type { ListNamesJob } from './jobs.ts';
import { listNames } from './list-names.ts';
import type { Listing, StepResult } from './listing.ts';
import type { RegistrySource } from './source.ts';

/**
 * gcr.io, Artifact Registry and registry.k8s.io: their `tags/list` carries every digest with its tags, and all of them at
 * once unless a page size is asked for. Where that is too large, page by page; a tag without digest is looked up.
 *
 * Cost: 1. Coverage: all tags; no platforms.
 */
export function google(listing: Listing, source: RegistrySource): Promise<StepResult> {
  const { job } = listing;
  const all: ListNamesJob = {
    kind: 'list-names',
    names: [],
    cursor: { query: '', pages: 0 },
    startedAt: source.now(),
  };
  return listNames(listing, job?.kind === 'list-names' ? job : all, source);
}
