import PQueue from 'p-queue';
import { editTable, keepTags, type TableEditor } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import type { Head } from '../registry/manifests.ts';
import { headOutcome } from './head-outcome.ts';
import type { ResolveDigestsJob } from './jobs.ts';
import { likeliestFirst } from './likeliest-first.ts';
import type { Listing, StepResult } from './listing.ts';
import type { DistributionSource } from './source.ts';

/** HEAD requests in parallel: starts low, doubles while answers are quick, halves when rate limited. */
const MIN_CONCURRENCY = 4;
const MAX_CONCURRENCY = 16;
/** A step that resolves this many tags in less than this time (ms) is quick. */
const TAGS_PER_STEP = 48;
const QUICK_STEP_MS = 3000;
/** After this time (ms) a step starts no more requests. */
const STEP_BUDGET_MS = 8000;

/** A job that resolves these tags, likely aliases of the visible ones first. */
export const newResolveDigests = (left: string[], asked: string[], startedAt: number): ResolveDigestsJob => ({
  kind: 'resolve-digests',
  left: likeliestFirst(left, asked),
  width: MIN_CONCURRENCY,
  asked,
  startedAt,
});

/** Nothing is left to do. */
export const finish = (listing: Listing, now: number): Listing => ({ ...listing, job: null, checkedAt: now });

/**
 * Resolves the next few tags in parallel. A tag that fails alone goes to the end, and is given up after some attempts: it
 * still counts, without a digest. What concerns all of them (offline, too many requests) ends the step.
 */
export async function resolveDigests(
  listing: Listing,
  before: ResolveDigestsJob,
  source: DistributionSource,
): Promise<StepResult> {
  const job = inOrder(before, source.visibleTags);
  const editor = editTable(listing.table);
  const began = source.now();
  const { gone, lost, later, done, failure } = await lookUp(listing, job, editor, source);

  const settled = new Set([...done, ...gone, ...lost, ...later]);
  const left = [...job.left.filter((tag) => !settled.has(tag)), ...later];
  const isQuick = failure === null && source.now() - began < QUICK_STEP_MS;
  const width = failure !== null ? slower(job.width, failure) : isQuick ? faster(job.width) : job.width;
  const out = new Set([...gone, ...lost]);
  const table = out.size > 0 ? keepTags(editor.done(), (name) => !out.has(name)) : editor.done();
  const next: Listing = { ...listing, table, total: listing.total - gone.length };
  if (left.length === 0) return { listing: finish(next, source.now()), failure: null };
  const failed = [...(job.failed ?? []), ...later];
  return { listing: { ...next, job: { ...job, left, width, failed } }, failure };
}

interface LookedUp {
  done: string[];
  /** No longer tags. */
  gone: string[];
  /** Given up. */
  lost: string[];
  /** To be retried. */
  later: string[];
  failure: unknown;
}

async function lookUp(
  listing: Listing,
  job: ResolveDigestsJob,
  editor: TableEditor,
  { registry, now, signal }: DistributionSource,
): Promise<LookedUp> {
  const result: LookedUp = { done: [], gone: [], lost: [], later: [], failure: null };
  const refused: { tag: string; error: unknown }[] = [];
  const began = now();
  let stopped = false;

  const look = async (tag: string) => {
    if (stopped || now() - began > STEP_BUDGET_MS) return;
    let head: Head;
    try {
      head = await registry.head({ ...listing, tag }, { signal });
    } catch (error) {
      return failed(tag, error);
    }
    editor.put({ name: tag, digest: head.digest, images: [] });
    result.done.push(tag);
  };
  const failed = (tag: string, error: unknown) => {
    const before = job.failed?.filter((one) => one === tag).length ?? 0;
    // the end of the step is no failure of the tags in flight
    const fate = signal.aborted ? 'stop' : headOutcome(failureOf(error), before);
    if (fate === 'refused') refused.push({ tag, error });
    else if (fate !== 'stop') result[fate].push(tag);
    if (fate === 'later' || fate === 'stop') result.failure ??= error;
    stopped ||= fate === 'stop' || (fate === 'refused' && result.done.length === 0);
  };
  const queue = new PQueue({ concurrency: job.width });
  await queue.addAll(job.left.slice(0, TAGS_PER_STEP).map((tag) => () => look(tag)));

  // where other tags can be read, these are private; where none can, the registry needs a sign-in
  if (result.done.length > 0) result.lost.push(...refused.map(({ tag }) => tag));
  else result.failure ??= refused[0]?.error ?? null;
  return result;
}

const faster = (width: number): number => Math.min(MAX_CONCURRENCY, width * 2);
const slower = (width: number, failure: unknown): number =>
  failureOf(failure).kind === 'rate-limited' ? Math.max(1, width >> 1) : width;

/** The same job, reordered for the tags that are visible now. */
function inOrder(job: ResolveDigestsJob, asked: string[]): ResolveDigestsJob {
  const before = new Set(job.asked);
  if (asked.every((tag) => before.has(tag))) return job;
  return { ...job, asked, left: likeliestFirst(job.left, asked) };
}
