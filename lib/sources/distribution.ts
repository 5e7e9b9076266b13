import { names } from './list-names.ts';
import type { Listing, Step } from './listing.ts';
import { isDone } from './progress.ts';
import { heads } from './resolve-digests.ts';
import type { DistributionSource } from './source.ts';

/**
 * One step towards all tags of any registry: the names by `tags/list`, then a HEAD for each (no pull). Where the list says
 * the digests itself (Google's registries), that is all. To be repeated until `isDone`; never throws.
 *
 * Cost: 1 + N for N tags. Coverage: every tag that the registry lists; one that it lists and cannot show stays unknown.
 */
export async function advanceDistribution(
  listing: Listing,
  visit: number,
  source: DistributionSource,
): Promise<Step> {
  if (isDone(listing, visit)) return { listing, failure: null };
  const { job } = listing;
  if (job?.kind === 'heads') return heads(listing, job, source);
  const begun = job?.kind === 'names' ? job : null;
  return names(listing, begun ?? { kind: 'names', names: [], startedAt: source.now() }, source);
}
