import { failureOf, TagkinError } from '../failure.ts';
import { countsPulls } from '../hosts/registries.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import { isHeadRefused } from '../registry/manifests.ts';
import type { DistributionSource } from './source.ts';

/** GETs that a listing sends unasked in all, where a registry refuses HEAD. None where a GET counts as a pull. */
const UNASKED_GETS = 16;

/** Statuses of a registry that answers no HEAD at all, or without a digest: others may be about one tag. */
const WITHOUT_HEAD = [200, 405, 406, 501];

/** What is left of a listing's GETs; `headOrGet` writes to it. */
export interface GetBudget {
  left: number;
  /** GETs sent so far. */
  spent: number;
  /** Whether a GET told a digest that HEAD did not: then what HEAD refuses is not known to be missing. */
  isHeadless: boolean;
}

export const getBudget = (
  { registry }: Repository,
  { gets = 0, isHeadless = false }: { gets?: number; isHeadless?: boolean },
): GetBudget => ({
  left: countsPulls(registry) ? 0 : Math.max(0, UNASKED_GETS - gets),
  spent: gets,
  isHeadless,
});

/**
 * The digest of a tag that the user did not ask for: by HEAD; where that is refused, by GET within the budget. Throws failures
 * of the closed list; `unsupported` with `needsGet` if the budget is spent and only a GET can tell.
 */
export async function headOrGet(
  where: Repository & { tag: string },
  { registry, signal }: Pick<DistributionSource, 'registry' | 'signal'>,
  budget: GetBudget,
): Promise<{ digest: Digest }> {
  try {
    return await registry.head(where, { signal });
  } catch (error) {
    const failure = failureOf(error);
    const { status = 0 } = failure;
    const isBroken = status >= 500 && status !== 501;
    if (isBroken || !isHeadRefused(failure, where.registry)) throw error;
    if (budget.left < 1) {
      if (!budget.isHeadless && !WITHOUT_HEAD.includes(status)) throw error;
      throw new TagkinError({ kind: 'unsupported', status, host: where.registry, needsGet: true });
    }
  }
  budget.left -= 1;
  budget.spent += 1;
  const fetched = await registry.manifestOfTag(where, { signal });
  budget.isHeadless = true;
  return fetched;
}
