import { listNames } from './list-names.ts';
import type { Listing, StepResult } from './listing.ts';
import { isDone } from './progress.ts';
import { resolveDigests } from './resolve-digests.ts';
import type { DistributionSource } from './source.ts';

/**
 * One step towards all tags of any registry: the names by `tags/list`, then a HEAD for each (no pull). Where the list says
 * the digests itself (Google's registries), that is all. To be repeated until `isDone`; what failed is in `failure`.
 *
 * Cost: 1 + N for N tags. Coverage: every tag that the registry lists; one that it lists and cannot show stays unknown.
 */
export async function advanceDistribution(
  listing: Listing,
  freshSince: number,
  source: DistributionSource,
): Promise<StepResult> {
  if (isDone(listing, freshSince)) return { listing, failure: null };
  const { job } = listing;
  if (job?.kind === 'resolve-digests') return resolveDigests(listing, job, source);
  const begun = job?.kind === 'list-names' ? job : null;
  return listNames(listing, begun ?? { kind: 'list-names', names: [], startedAt: source.now() }, source);
}
