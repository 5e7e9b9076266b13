import type { ListingAnswer } from '../../lib/messages/listing-answers.ts';
import 'fake-indexeddb/auto';
import { registerHooks } from 'node:module';
import { ask } from '../hub-in-a-box/ask.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import type { LoggedRequest } from '../hub-in-a-box/types.ts';
import { columns } from './bench-text.ts';

/** Milliseconds before each answer of the Hub in a box. */
const LATENCY = 50;

const SIZES: [tags: number, repository: string][] = [
  [26, 'library/tiny'],
  [1000, 'bigcorp/thousand'],
];

/**
 * Requests and round trips to know all tags of a repository, through the worker's own code against the Hub in a box: cold,
 * again when nothing changed, and when one tag was pushed.
 */
export async function benchListing(): Promise<string[]> {
  const hub = await startHub({ latencyMs: LATENCY });
  const { fetch } = globalThis;
  try {
    const advance = await worker(hub);
    const rows = [['', 'requests', '⌈N/100⌉', 'round trips', 'to the first alias', 'known']];
    for (const [tags, repository] of SIZES) {
      const pages = Math.ceil(tags / 100);
      rows.push([`${tags} tags, cold`, ...(await visit(hub, repository, advance, pages))]);
      rows.push([`${tags} tags, again`, ...(await visit(hub, repository, advance, pages))]);
      const newest = hub.repositories.get(repository)?.tags.at(-1);
      if (newest) hub.pushTag(repository, newest);
      rows.push([`${tags} tags, one moved`, ...(await visit(hub, repository, advance, pages))]);
    }
    return [`answers take ${LATENCY} ms`, ...columns(rows)];
  } finally {
    globalThis.fetch = fetch;
    await hub.close();
  }
}

type Advance = (repository: string, freshSince: number, tags: string[]) => Promise<ListingAnswer>;

/** The worker's code in this process: the Hub in a box for its network, memory for its disk, no browser. */
async function worker(hub: Hub): Promise<Advance> {
  const fake = new URL('../fakes/webextension-polyfill.ts', import.meta.url).href;
  registerHooks({
    resolve: (name, context, next) =>
      name === 'webextension-polyfill' ? { url: fake, shortCircuit: true } : next(name, context),
  });
  globalThis.fetch = async (input, { headers } = {}) => {
    const plain = Object.fromEntries(new Headers(headers));
    const answer = await ask(hub, String(input), { headers: plain });
    return new Response(new Uint8Array(answer.body), {
      status: answer.status,
      headers: answer.headers as Record<string, string>,
    });
  };
  const { advanceListing } = await import('../../lib/worker/listings.ts');
  return (repository, freshSince, tags) =>
    advanceListing({ repository, freshSince, tags }, 'ordinary', 'page');
}

async function visit(hub: Hub, repository: string, advance: Advance, pages: number): Promise<string[]> {
  hub.clearLog();
  hub.rate.reset();
  const came = Date.now();
  const tags =
    hub.repositories
      .get(repository)
      ?.tags.slice(0, 25)
      .map((tag) => tag.name) ?? [];
  let firstAlias: number | null = null;
  for (;;) {
    const answer = await advance(repository, came, tags);
    if (answer.progress.failure) throw new Error(`${repository}: ${answer.progress.failure.kind}`);
    if (answer.tags.some(({ sameIndex }) => sameIndex.length > 0)) firstAlias ??= roundTrips(hub.log);
    if (!answer.progress.done) continue;
    const trips = [pages, roundTrips(hub.log), firstAlias ?? '–', answer.progress.known];
    return [hub.log.length, ...trips].map(String);
  }
}

/** The length of the longest chain of requests in which each began after the previous one had ended. */
function roundTrips(log: readonly LoggedRequest[]): number {
  const sorted = log.toSorted((a, b) => a.at - b.at);
  const chain = new Map<LoggedRequest, number>();
  for (const request of sorted) {
    const before = sorted.filter(
      ({ at, endedAt = Number.POSITIVE_INFINITY }) => endedAt <= request.at + 5 && at < request.at,
    );
    chain.set(request, 1 + Math.max(0, ...before.map((each) => chain.get(each) ?? 0)));
  }
  return Math.max(0, ...chain.values());
}
