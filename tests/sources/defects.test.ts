import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import { type Failure, failureOf, TagkinError } from '../../lib/failure.ts';
import { systemClock } from '../../lib/http/clock.ts';
import type { HubApi, TagsPage } from '../../lib/hub/api/api.ts';
import type { Registry } from '../../lib/registry/client.ts';
import { advanceRegistry } from '../../lib/sources/advance.ts';
import { advanceHub } from '../../lib/sources/hub/advance.ts';
import { newCompletion } from '../../lib/sources/hub/completion.ts';
import type { Job } from '../../lib/sources/jobs.ts';
import { type Listing, newListing } from '../../lib/sources/listing.ts';
import type { RegistrySource } from '../../lib/sources/source.ts';

/** Defects of our own in each kind of step: never taken for a failure of the network, nor swallowed. */
let log: Mock;
beforeEach(() => {
  log = vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => void vi.restoreAllMocks());

const NOW = 1_800_000_000_000;
const broken = () => Promise.reject(new TypeError('cannot read library/secret'));
/** The same, thrown elsewhere: a defect is logged once for each place. */
const brokenAt = (place: string) => async () => {
  throw Object.assign(new TypeError('cannot read library/secret'), {
    stack: `TypeError\n    at ${place} (file.js:1:1)`,
  });
};
/** What our own code after the request cannot read: as if a schema had let the wrong shape pass. */
const unreadable = async () => ({}) as never;

const registryOf = (calls: Partial<Registry>): Registry => calls as Registry;
const source = (calls: Partial<Registry>, more: Partial<RegistrySource> = {}): RegistrySource => ({
  registry: registryOf(calls),
  http: { fetch: broken, clock: systemClock, random: Math.random, waitBudget: 0, paused: new Map() },
  now: () => NOW,
  visibleTags: [],
  signal: new AbortController().signal,
  ...more,
});
const withJob = (registry: string, job: Job | null): Listing => ({ ...newListing('a/b', registry), job });

const NAMES: Job = { kind: 'list-names', names: ['x'], cursor: { query: 'n=1', pages: 2 }, startedAt: NOW };
const DIGESTS: Job = {
  kind: 'resolve-digests',
  remaining: ['x', 'y'],
  concurrency: 1,
  visibleTags: [],
  startedAt: NOW,
};

describe('in a request: the step ends with it, and keeps what it has', () => {
  const cases: [string, Listing, RegistrySource][] = [
    ['names', withJob('r.test', NAMES), source({ tags: brokenAt('tags') })],
    ['digests', withJob('r.test', DIGESTS), source({ head: brokenAt('head') })],
    ['an API', withJob('registry.gitlab.com', null), source({}, { signedIn: brokenAt('signedIn') })],
  ];
  test.each(cases)('%s', async (_, listing, from) => {
    const step = await advanceRegistry(listing, NOW, from);
    expect(failureOf(step.failure)).toMatchObject({ kind: 'internal', defect: { name: 'TypeError' } });
    expect(step.listing.source).toEqual(listing.source);
    const { job } = step.listing;
    if (job?.kind === 'list-names') expect(job.names).toEqual(['x']);
    else if (job?.kind === 'resolve-digests') expect([job.remaining, job.failed]).toEqual([['x', 'y'], []]);
    else expect(job).toMatchObject({ kind: 'crawl-bulk', failures: 0 });
    expect(log).toHaveBeenCalledTimes(1);
  });
});

describe('in our code after a request: the step throws it', () => {
  test.each([
    ['names', NAMES, { tags: unreadable }],
    ['digests', DIGESTS, { head: async () => null as never }],
  ] satisfies [string, Job, Partial<Registry>][])('%s', async (_, job, calls) => {
    await expect(advanceRegistry(withJob('r.test', job), NOW, source(calls))).rejects.toThrow(TypeError);
  });
});

test('the end of a step is no failure of the tags in flight', async () => {
  const ends = new AbortController();
  const head = async () => {
    ends.abort(new DOMException('', 'TimeoutError'));
    throw ends.signal.reason;
  };
  const step = await advanceRegistry(
    withJob('r.test', DIGESTS),
    NOW,
    source({ head }, { signal: ends.signal }),
  );
  expect(failureOf(step.failure)).toEqual({ kind: 'network', status: 408 });
  expect(step.listing.job).toMatchObject({ remaining: ['x', 'y'], failed: [] });
});

describe('at Docker Hub', () => {
  const hub = (tags: HubApi['tags'], calls: Partial<Registry> = {}) => ({
    api: { tags } as HubApi,
    registry: registryOf(calls),
    now: () => NOW,
    budget: 10,
    budgetAt: NOW,
    visibleTags: [],
    signal: new AbortController().signal,
  });
  const crawling: Job = {
    kind: 'crawl',
    pages: [2, 3],
    lastPage: 3,
    fresh: null,
    maxTotal: 0,
    shrunk: false,
    pastEnd: false,
    hadFailure: false,
    startedAt: NOW,
  };
  const completing: Job = {
    kind: 'complete',
    scope: 'all',
    visibleTags: [],
    names: ['x'],
    planned: true,
    pages: [],
    toResolve: ['x'],
    requested: [],
    startedAt: NOW,
  };
  const capped = (job: Job): Listing => ({
    ...withJob('docker.io', job),
    cap: 1000,
    completion: { ...newCompletion(), mode: 'all' },
  });
  /** A page whose records cannot be read. */
  const page = async (): Promise<TagsPage> => ({
    kind: 'tags',
    total: 1,
    records: null as never,
    more: false,
  });

  test.each([
    ['the newest page', withJob('docker.io', null)],
    ['a page', withJob('docker.io', crawling)],
  ])('%s: what a request throws is the failure, what our code throws is thrown', async (_, listing) => {
    const step = await advanceHub(listing, NOW, hub(broken));
    expect(failureOf(step.failure).kind).toBe('internal');
    await expect(advanceHub(listing, NOW, hub(page))).rejects.toThrow(TypeError);
  });

  test.each([
    ['names', capped({ ...completing, names: null }), { tags: broken }, { tags: unreadable }],
    ['digests', capped(completing), { head: broken }, { head: async () => null as never }],
  ] satisfies [string, Listing, Partial<Registry>, Partial<Registry>][])(
    'the map’s %s: the same',
    async (_, listing, refused, wrong) => {
      const step = await advanceHub(listing, NOW, hub(broken, refused));
      expect(failureOf(step.failure).kind).toBe('internal');
      await expect(advanceHub(listing, NOW, hub(broken, wrong))).rejects.toThrow(TypeError);
    },
  );

  test('what Hub refuses is told apart from what is broken', async () => {
    const refused: Failure = { kind: 'unauthorized', status: 403 };
    const step = await advanceHub(
      withJob('docker.io', crawling),
      NOW,
      hub(() => Promise.reject(new TagkinError(refused))),
    );
    expect(failureOf(step.failure)).toEqual(refused);
    expect(log).not.toHaveBeenCalled();
  });
});
