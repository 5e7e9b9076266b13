import PQueue from 'p-queue';
import { editTable } from '../../aliases/table.ts';
import { failureOf } from '../../failure.ts';
import { DOCKER_HUB } from '../../oci/reference.ts';
import type { Head } from '../../registry/manifests.ts';
import type { CompleteJob } from '../jobs.ts';
import type { Listing, StepResult } from '../listing.ts';
import { completionOf, spend } from './completion.ts';
import type { HubSource } from './source.ts';

const CONCURRENCY = 8;
const HEADS_PER_STEP = 64;

/** A HEAD for each of the next tags that are on no page. Tags that are gone leave the count. */
export async function resolve(
  listing: Listing,
  job: CompleteJob,
  { registry, signal }: HubSource,
): Promise<StepResult> {
  const editor = editTable(listing.table);
  const done = new Set<string>();
  const gone = new Set<string>();
  let failure: unknown = null;
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const head = async (tag: string) => {
    if (failure !== null) return;
    const where = { registry: DOCKER_HUB, repository: listing.repository, tag };
    let found: Head;
    try {
      found = await registry.head(where, { signal });
    } catch (error) {
      if (failureOf(error).kind === 'not-found') gone.add(tag);
      else failure ??= error;
      return;
    }
    editor.putDigest(tag, found.digest);
    done.add(tag);
  };
  await queue.addAll(job.toResolve.slice(0, HEADS_PER_STEP).map((tag) => () => head(tag)));

  const toResolve = job.toResolve.filter((tag) => !done.has(tag) && !gone.has(tag));
  const next: Listing = {
    ...listing,
    table: editor.done(),
    total: listing.total - gone.size,
    job: { ...job, toResolve },
    completion: spend(completionOf(listing), job, done.size + gone.size),
  };
  return { listing: next, failure };
}
