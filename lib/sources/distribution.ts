import PQueue from 'p-queue';
import { likeliestFirst } from '../aliases/likely.ts';
import { editTable, keepTags } from '../aliases/table.ts';
import type { Registry } from '../registry/client.ts';
import { failureOf, TagkinError } from '../registry/errors.ts';
import { isDone, type Job, type Listing, type Step } from './listing.ts';

export interface DistributionSource {
  registry: Registry;
  now: () => number;
  /** The tags that somebody looks at: they and their likely aliases are looked up first. */
  asked: string[];
  /** Ends the step: what has not come by then stays to be done. */
  signal: AbortSignal;
}

type NamesJob = Extract<Job, { kind: 'names' }>;
type HeadsJob = Extract<Job, { kind: 'heads' }>;

/** HEAD requests side by side: begins with few, doubles while answers come quickly, halves when asked to slow down. */
const FEWEST = 4;
const MOST = 16;
/** A step of so many answers in so short a time (ms) was quick. */
const A_STEP = 48;
const QUICK = 3000;
/** When a step stops to begin new requests, in ms. */
const LONG = 8000;

/**
 * One step towards all tags of any registry: the names by `tags/list`, then a HEAD for each (no pull). Where the list says
 * the digests itself (Google's registries), that is all. To be repeated until `isDone`; never throws.
 */
export async function advanceDistribution(
  listing: Listing,
  visit: number,
  source: DistributionSource,
): Promise<Step> {
  if (isDone(listing, visit)) return { listing, failure: null };
  const job = listing.job;
  if (job?.kind === 'heads') return heads(listing, job, source);
  return names(
    listing,
    job?.kind === 'names' ? job : { kind: 'names', names: [], startedAt: source.now() },
    source,
  );
}

async function names(
  listing: Listing,
  job: NamesJob,
  { registry, now, asked, signal }: DistributionSource,
): Promise<Step> {
  try {
    const page = await registry.tags(listing, job.cursor, { signal });
    const editor = editTable(listing.table);
    for (const [name, digest] of Object.entries(page.digests)) editor.put({ name, digest, images: [] });
    const all = [...job.names, ...page.tags];
    const next: Listing = { ...listing, table: editor.done(), total: all.length };
    if (page.next)
      return { listing: { ...next, job: { ...job, names: all, cursor: page.next } }, failure: null };
    const given = new Set(Object.keys(page.digests));
    const left = likeliestFirst(
      all.filter((name) => !given.has(name)),
      asked,
    );
    const stays = new Set(all);
    const table = keepTags(next.table, (name) => stays.has(name));
    return {
      listing: settle(
        { ...next, table },
        { kind: 'heads', left, width: FEWEST, startedAt: job.startedAt },
        now(),
      ),
      failure: null,
    };
  } catch (failure) {
    return { listing: { ...listing, job }, failure };
  }
}

async function heads(
  listing: Listing,
  job: HeadsJob,
  { registry, now, asked, signal }: DistributionSource,
): Promise<Step> {
  const editor = editTable(listing.table);
  const gone = new Set<string>();
  const done = new Set<string>();
  let failure: unknown = null;
  const began = now();
  const queue = new PQueue({ concurrency: job.width });
  const look = async (tag: string) => {
    if (failure !== null || now() - began > LONG) return;
    try {
      const { digest } = await registry.head({ ...listing, tag }, { signal });
      editor.put({ name: tag, digest, images: [] });
      done.add(tag);
    } catch (error) {
      if (failureOf(error).kind === 'not-found') gone.add(tag);
      else failure ??= error;
    }
  };
  const order = [...asked.filter((tag) => job.left.includes(tag)), ...job.left];
  await queue.addAll([...new Set(order)].slice(0, A_STEP).map((tag) => () => look(tag)));

  const left = job.left.filter((tag) => !done.has(tag) && !gone.has(tag));
  const slower = failure instanceof TagkinError && failure.failure.kind === 'rate-limited';
  const quicker = failure === null && now() - began < QUICK;
  const width = slower ? Math.max(1, job.width >> 1) : quicker ? Math.min(MOST, job.width * 2) : job.width;
  const next: Listing = {
    ...listing,
    table: keepTags(editor.done(), (name) => !gone.has(name)),
    total: listing.total - gone.size,
  };
  return { listing: settle(next, { ...job, left, width }, now()), failure };
}

const settle = (listing: Listing, job: HeadsJob, now: number): Listing =>
  job.left.length > 0 ? { ...listing, job } : { ...listing, job: null, checkedAt: now };
