import PQueue from 'p-queue';
import { editTable, keepTags, type TableEditor } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import type { Digest } from '../oci/digest.ts';
import { type GetBudget, getBudget, headOrGet } from './head-or-get.ts';
import { headOutcome } from './head-outcome.ts';
import type { ResolveDigestsJob } from './jobs.ts';
import { likeliestFirst } from './likeliest-first.ts';
import type { Listing, StepResult } from './listing.ts';
import type { DistributionSource } from './source.ts';

/** HEAD requests at once: starts with few, doubles while answers come quickly, halves when rate limited. */
const MIN_CONCURRENCY = 4;
const MAX_CONCURRENCY = 16;
const TAGS_PER_STEP = 48;
/** A step of `TAGS_PER_STEP` answers in less than this, in ms, was quick. */
const QUICK_STEP_MS = 3000;
/** A step starts no request after this, in ms. */
const STEP_BUDGET_MS = 8000;

/** A job that resolves these tags, the likely aliases of the visible ones first. */
export const newResolveDigests = (
  remaining: string[],
  visibleTags: string[],
  startedAt: number,
): ResolveDigestsJob => ({
  kind: 'resolve-digests',
  remaining: likeliestFirst(remaining, visibleTags),
  concurrency: MIN_CONCURRENCY,
  visibleTags,
  startedAt,
});

/** The listing with nothing left to do. */
export const finish = (listing: Listing, now: number): Listing => ({ ...listing, job: null, checkedAt: now });

/**
 * Resolves the next tags, several at once. A tag that fails by itself is tried again after the others, and given up after
 * `MAX_ATTEMPTS`: it counts as a tag of unknown digest. A failure that concerns all of them (offline, rate limited) ends the
 * step.
 */
export async function resolveDigests(
  listing: Listing,
  stored: ResolveDigestsJob,
  source: DistributionSource,
): Promise<StepResult> {
  const job = reordered(stored, source.visibleTags);
  const editor = editTable(listing.table);
  const began = source.now();
  const budget = getBudget(listing, job);
  const { gone, lost, later, done, failure } = await headTags(listing, job, editor, source, budget);

  const settled = new Set([...done, ...gone, ...lost, ...later]);
  const remaining = [...job.remaining.filter((tag) => !settled.has(tag)), ...later];
  const isQuick = failure === null && source.now() - began < QUICK_STEP_MS;
  const concurrency =
    failure !== null ? slower(job.concurrency, failure) : isQuick ? faster(job.concurrency) : job.concurrency;
  const out = new Set([...gone, ...lost]);
  const table = out.size > 0 ? keepTags(editor.done(), (name) => !out.has(name)) : editor.done();
  const next: Listing = { ...listing, table, total: listing.total - gone.length };
  if (remaining.length === 0) return { listing: finish(next, source.now()), failure: null };
  const failed = [...(job.failed ?? []), ...later];
  const { spent: gets, isHeadless } = budget;
  const left = { remaining, concurrency, failed, ...(gets > 0 && { gets, isHeadless }) };
  return { listing: { ...next, job: { ...job, ...left } }, failure };
}

/** Tags by what became of them; see `HeadOutcome`. */
interface HeadResults {
  done: string[];
  gone: string[];
  lost: string[];
  later: string[];
  failure: unknown;
}

async function headTags(
  listing: Listing,
  job: ResolveDigestsJob,
  editor: TableEditor,
  source: DistributionSource,
  budget: GetBudget,
): Promise<HeadResults> {
  const { now, signal } = source;
  const results: HeadResults = { done: [], gone: [], lost: [], later: [], failure: null };
  const refused: { tag: string; error: unknown }[] = [];
  const began = now();
  let isStopped = false;

  const resolve = async (tag: string) => {
    if (isStopped || now() - began > STEP_BUDGET_MS) return;
    const { registry, repository } = listing;
    let found: { digest: Digest };
    try {
      found = await headOrGet({ registry, repository, tag }, source, budget);
    } catch (error) {
      return fail(tag, error);
    }
    editor.put({ name: tag, digest: found.digest, images: [] });
    results.done.push(tag);
  };
  const fail = (tag: string, error: unknown) => {
    const before = job.failed?.filter((one) => one === tag).length ?? 0;
    // An aborted step is not the tag's failure.
    const outcome = signal.aborted ? 'stop' : headOutcome(failureOf(error), before);
    if (outcome === 'refused') refused.push({ tag, error });
    else if (outcome !== 'stop') results[outcome].push(tag);
    if (outcome === 'later' || outcome === 'stop') results.failure ??= error;
    isStopped ||= outcome === 'stop' || (outcome === 'refused' && results.done.length === 0);
  };
  const queue = new PQueue({ concurrency: job.concurrency });
  await queue.addAll(job.remaining.slice(0, TAGS_PER_STEP).map((tag) => () => resolve(tag)));

  // If other tags are readable, a refused one is private; if none is, the registry needs a sign-in.
  if (results.done.length > 0) results.lost.push(...refused.map(({ tag }) => tag));
  else results.failure ??= refused[0]?.error ?? null;
  return results;
}

const faster = (concurrency: number): number => Math.min(MAX_CONCURRENCY, concurrency * 2);
const slower = (concurrency: number, failure: unknown): number =>
  failureOf(failure).kind === 'rate-limited' ? Math.max(1, concurrency >> 1) : concurrency;

/** The job in the order for the tags that are visible now. */
function reordered(job: ResolveDigestsJob, visibleTags: string[]): ResolveDigestsJob {
  const before = new Set(job.visibleTags);
  if (visibleTags.every((tag) => before.has(tag))) return job;
  return { ...job, visibleTags, remaining: likeliestFirst(job.remaining, visibleTags) };
}
