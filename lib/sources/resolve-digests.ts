import PQueue from 'p-queue';
import { editTable, keepTags, type TableEditor } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import { headOutcome } from './head-outcome.ts';
import type { ResolveDigestsJob } from './jobs.ts';
import { likeliestFirst } from './likeliest-first.ts';
import type { Listing, StepResult } from './listing.ts';
import type { DistributionSource } from './source.ts';

/** HEAD requests side by side: begins with few, doubles while answers come quickly, halves when asked to slow down. */
const MIN_CONCURRENCY = 4;
const MAX_CONCURRENCY = 16;
/** A step of so many answers in so short a time (ms) was quick. */
const TAGS_PER_STEP = 48;
const QUICK_STEP_MS = 3000;
/** When a step stops to begin new requests, in ms. */
const STEP_BUDGET_MS = 8000;

/** A job that looks these tags up, those first that are likely to be aliases of what somebody looks at. */
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
 * Looks the next few tags up, side by side. A tag that fails by itself goes behind the others, and is given up after some
 * tries: it counts, but nothing is said of it. What concerns all of them (offline, too many requests) ends the step.
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
  /** No tags any more. */
  gone: string[];
  /** Given up. */
  lost: string[];
  /** To be tried again. */
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
    try {
      const { digest } = await registry.head({ ...listing, tag }, { signal });
      editor.put({ name: tag, digest, images: [] });
      result.done.push(tag);
    } catch (error) {
      // where the step's time is up, that is not the tag's failure
      const before = job.failed?.filter((one) => one === tag).length ?? 0;
      const fate = signal.aborted ? 'stop' : headOutcome(failureOf(error), before);
      if (fate === 'refused') refused.push({ tag, error });
      else if (fate !== 'stop') result[fate].push(tag);
      if (fate === 'later' || fate === 'stop') result.failure ??= error;
      stopped ||= fate === 'stop' || (fate === 'refused' && result.done.length === 0);
    }
  };
  const queue = new PQueue({ concurrency: job.width });
  await queue.addAll(job.left.slice(0, TAGS_PER_STEP).map((tag) => () => look(tag)));

  // a registry that shows other tags keeps this one to itself; one that shows none wants a sign-in
  if (result.done.length > 0) result.lost.push(...refused.map(({ tag }) => tag));
  else result.failure ??= refused[0]?.error ?? null;
  return result;
}

const faster = (width: number): number => Math.min(MAX_CONCURRENCY, width * 2);
const slower = (width: number, failure: unknown): number =>
  failureOf(failure).kind === 'rate-limited' ? Math.max(1, width >> 1) : width;

/** The same job, its tags in the order that serves best who looks now. */
function inOrder(job: ResolveDigestsJob, asked: string[]): ResolveDigestsJob {
  const before = new Set(job.asked);
  if (asked.every((tag) => before.has(tag))) return job;
  return { ...job, asked, left: likeliestFirst(job.left, asked) };
}
