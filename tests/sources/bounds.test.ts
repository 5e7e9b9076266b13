import { describe, expect, test } from 'vitest';
import { nextOf } from '../../lib/http/link.ts';
import { LIMITS } from '../../lib/oci/limits.ts';
import type { TagPage } from '../../lib/registry/tags.ts';
import type { PagedSource } from '../../lib/sources/bulk-source.ts';
import { crawlBulk } from '../../lib/sources/crawl-bulk.ts';
import { advanceDistribution } from '../../lib/sources/distribution.ts';
import { advanceHub } from '../../lib/sources/hub/advance.ts';
import { newCompletion } from '../../lib/sources/hub/completion.ts';
import type { HubSource } from '../../lib/sources/hub/source.ts';
import { type Listing, newListing, type StepResult } from '../../lib/sources/listing.ts';
import { isComplete } from '../../lib/sources/progress.ts';
import type { RegistrySource } from '../../lib/sources/source.ts';
import { digestOf } from '../aliases/truth.ts';
import { UNUSED_API, UNUSED_REGISTRY } from './hub/unused.ts';

const NOW = 1_800_000_000_000;
const sourceOf = (tags: (page: number) => Omit<TagPage, 'next'>, isEndless = true) => {
  let asked = 0;
  const source = {
    registry: {
      ...UNUSED_REGISTRY,
      tags: async () => {
        asked += 1;
        return { ...tags(asked), ...(isEndless && { next: { query: `${asked}`, pages: asked } }) };
      },
    },
    now: () => NOW,
    visibleTags: [],
    signal: new AbortController().signal,
  } as unknown as RegistrySource;
  return { source, asked: () => asked };
};

/** Steps until the names are known, or nothing is left to do. */
async function follow(from: Listing, step: (listing: Listing) => Promise<StepResult>): Promise<Listing> {
  let listing = from;
  for (let count = 0; count < 5000; count++) {
    const taken = await step(listing);
    if (taken.failure) throw taken.failure;
    listing = taken.listing;
    if (listing.job === null || listing.job.kind === 'resolve-digests') return listing;
  }
  throw new Error('it never ends');
}

describe('a list without end', () => {
  test('of names, one a page: ends after few requests, and is not complete', async () => {
    const { source, asked } = sourceOf((page) => ({ tags: [`t${page}`], digestTags: [], digests: {} }));
    const listing = await follow(newListing('a/b', 'r.test'), (one) => advanceDistribution(one, source));
    expect(asked()).toBeLessThan(100);
    expect(listing.total).toBeGreaterThan(asked());
  });

  test('of names that are none of the list’s: a digest map adds nothing', async () => {
    const digests = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`x${at}`, digestOf(at)]));
    const { source } = sourceOf(
      () => ({ tags: ['a'], digestTags: [], digests: { ...digests, a: digestOf(1) } as never }),
      false,
    );
    const listing = await follow(newListing('a/b', 'r.test'), (one) => advanceDistribution(one, source));
    expect(listing.table.names).toEqual(['a']);
  });

  test('of too many names in one answer: a listing takes so many, and is not complete', async () => {
    const tags = Array.from({ length: LIMITS.tags + 5 }, (_, at) => `t${at}`);
    const { source } = sourceOf(() => ({ tags, digestTags: [], digests: {} }), false);
    const { listing } = await advanceDistribution(newListing('a/b', 'r.test'), source);
    expect(listing.job).toMatchObject({ kind: 'resolve-digests' });
    expect(listing.job?.kind === 'resolve-digests' && listing.job.remaining.length).toBe(LIMITS.tags);
    expect(listing.total).toBe(LIMITS.tags + 5);
  });

  test.each(['v', 'not a tag '])('of a bulk API’s pages, each with one more %s', async (stem) => {
    let pages = 0;
    const bulk: PagedSource = {
      id: 'test',
      requests: () => 1,
      async readPage() {
        pages += 1;
        return {
          tags: [{ name: `${stem}${pages}`, digest: digestOf(pages), images: [] }],
          dropped: 0,
          next: `${pages}`,
          remaining: 1,
        };
      },
    };
    const { source } = sourceOf(() => ({ tags: [], digestTags: [], digests: {} }));
    const listing = await follow(newListing('a/b', 'r.test'), (one) => crawlBulk(bulk, one, source));
    expect(pages).toBeLessThan(LIMITS.sparsePages * 1.2);
    expect(isComplete(listing)).toBe(false);
  });

  test.each([
    ['that repeats itself', 50, () => 0],
    ['that counts ten million tags', 10_000_000, (page: number) => page],
  ])('of Docker Hub’s pages, %s', async (_, total, of) => {
    let asked = 0;
    const api = {
      ...UNUSED_API,
      async tags({ page }: { page: number }) {
        asked += 1;
        const names = [`t${of(page)}`];
        return {
          kind: 'tags' as const,
          records: names.map((name) => ({ name, digest: digestOf(1), images: [], pushedAt: 1 })),
          total,
          more: true,
        };
      },
    };
    const source = {
      api,
      registry: UNUSED_REGISTRY,
      now: () => NOW,
      budget: 1e9,
      budgetAt: 0,
      visibleTags: [],
      signal: new AbortController().signal,
    };
    let listing = newListing('library/nginx');
    for (let step = 0; step < 2000 && (listing.job || step === 0); step++)
      ({ listing } = await advanceHub(listing, NOW, source));
    expect(listing.job).toBeNull();
    expect(asked).toBeLessThan(total > 50 ? 2 * LIMITS.hubPages + 10 : 2 * total + 10);
    expect(isComplete(listing)).toBe(false);
  });

  test('of the names of a capped repository: one step ends, and drops no known tag', async () => {
    const { source, asked } = sourceOf((page) => ({ tags: [`n${page}`], digestTags: [], digests: {} }));
    const completion = { ...newCompletion(), mode: 'all' as const };
    const listing = { ...newListing('library/nginx'), cap: 1000, checkedAt: NOW, total: 2000, completion };
    const hub: HubSource = {
      api: { ...UNUSED_API, tags: () => Promise.reject(new Error('not simulated')) },
      registry: source.registry,
      now: () => NOW,
      budget: 9,
      budgetAt: 0,
      visibleTags: [],
      signal: source.signal,
    };
    const step = await advanceHub(listing, NOW, hub);
    expect(asked()).toBeLessThanOrEqual(LIMITS.namePagesInStep);
    expect(step.listing.total).toBeGreaterThan(asked());
  });
});

test('a Link header is read as far as any is long', () => {
  expect(nextOf('<'.repeat(1_000_000))).toBeUndefined();
  expect(nextOf(`${'<a>;rel=prev,'.repeat(2000)}<b>; rel="next"`)).toBeUndefined();
  expect(nextOf('<a>; rel="prev", <b>; rel="next"')).toBe('b');
});
