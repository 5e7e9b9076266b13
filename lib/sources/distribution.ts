import { type BulkSource, DISTRIBUTION, pagesOf } from './bulk-source.ts';
import { listNames } from './list-names.ts';
import type { Listing, StepResult } from './listing.ts';
import { resolveDigests } from './resolve-digests.ts';
import type { DistributionSource } from './source.ts';

/**
 * The fallback without a bulk API: the names by `tags/list`, then a HEAD for each (no pull). A list that carries digests
 * (Google's registries) needs no HEAD.
 *
 * Coverage: every listed tag; one that is listed but cannot be read stays unknown.
 */
export const distribution: BulkSource = {
  id: DISTRIBUTION,
  requests: (tags) => pagesOf(1000)(tags) + tags,
  detect: () => true,
  advance: advanceDistribution,
};

/** One step; repeat until `isDone`. Never throws. */
export async function advanceDistribution(listing: Listing, source: DistributionSource): Promise<StepResult> {
  const { job } = listing;
  if (job?.kind === 'resolve-digests') return resolveDigests(listing, job, source);
  const begun = job?.kind === 'list-names' ? job : null;
  return listNames(listing, begun ?? { kind: 'list-names', names: [], startedAt: source.now() }, source);
}
