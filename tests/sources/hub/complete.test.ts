import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../lib/failure.ts';
import { PAGE_SIZE } from '../../../lib/hub/api/page-size.ts';
import { advanceHub } from '../../../lib/sources/hub/advance.ts';
import { newCompletion } from '../../../lib/sources/hub/completion.ts';
import type { Listing } from '../../../lib/sources/listing.ts';
import { isComplete, isDone } from '../../../lib/sources/progress.ts';
import { digestOf as digest } from '../../aliases/truth.ts';
import { cappedHub, digestsOf, look } from './capped-hub.ts';
import type { Tag } from './planner/simulated-hub.ts';

const VARIANTS = ['', '-alpine', '-slim', '-trixie', '-fpm', '-fpm-alpine'];

/** Versions and their variants, newest first; each with an alias of one number less. */
function tagsOf(count: number): Tag[] {
  const tags: Tag[] = [];
  for (let at = 0; tags.length < count; at++) {
    const variant = VARIANTS[at % VARIANTS.length] ?? '';
    const version = Math.floor(at / VARIANTS.length);
    const name = `${8 - Math.floor(version / 300)}.${Math.floor(version / 20) % 15}.${version % 20}${variant}`;
    tags.push({ name, digest: digest(at), pushed: count - tags.length });
  }
  return tags;
}

const hubRequests = ({ hub }: ReturnType<typeof cappedHub>) => hub.asked.length;

describe('all tags, when the user chose that', () => {
  test('every tag is known, with its digest, for little more than one request a page', async () => {
    const capped = cappedHub(tagsOf(3600));
    const listing = await look(capped, { mode: 'all' });
    expect(digestsOf(listing)).toEqual(capped.hub.truth());
    expect(isComplete(listing)).toBe(true);
    expect(hubRequests(capped)).toBeLessThanOrEqual(1.25 * Math.ceil(3600 / PAGE_SIZE));
    expect(capped.hub.heads).toBeLessThanOrEqual(0.06 * 3600);
    expect(new Set(capped.hub.asked.map((query) => JSON.stringify(query))).size).toBe(hubRequests(capped));
  });

  test('a mapped repository that has not changed costs one request a visit', async () => {
    const capped = cappedHub(tagsOf(3000));
    let listing = await look(capped, { mode: 'all' });
    for (const _ of [1, 2, 3]) {
      const before = [hubRequests(capped), capped.hub.heads, capped.lists];
      listing = await look(capped, { mode: 'all', from: listing });
      expect([hubRequests(capped), capped.hub.heads, capped.lists]).toEqual([
        1 + (before[0] ?? 0),
        ...before.slice(1),
      ]);
      expect(digestsOf(listing)).toEqual(capped.hub.truth());
    }
  });

  test('a worker that dies in every third step repeats those steps only', async () => {
    const capped = cappedHub(tagsOf(2400));
    const calm = cappedHub(tagsOf(2400));
    await look(calm, { mode: 'all' });
    const listing = await look(capped, { mode: 'all', dies: (step) => step % 3 === 1 });
    expect(digestsOf(listing)).toEqual(capped.hub.truth());
    expect(hubRequests(capped)).toBeLessThanOrEqual(1.6 * hubRequests(calm) + 12);
  });

  test.each(['caseless', 'locale', 'letters', 'random'] as const)(
    'whatever Hub’s order of names: %s',
    async (order) => {
      const capped = cappedHub(tagsOf(2000), { order });
      expect(digestsOf(await look(capped, { mode: 'all' }))).toEqual(capped.hub.truth());
    },
  );

  test('tags pushed, moved and deleted meanwhile are right in the end', async () => {
    const changes = [
      { at: 14, change: { kind: 'push', name: 'brand-new', digest: digest(999_001) } },
      { at: 15, change: { kind: 'push', name: '7.2.1', digest: digest(999_002) } },
      { at: 16, change: { kind: 'delete', name: '7.3.3-slim' } },
    ] as const;
    const capped = cappedHub(tagsOf(2400), { changes: [...changes] });
    const first = await look(capped, { mode: 'all' });
    const listing = await look(capped, { from: first });
    expect(digestsOf(listing)).toEqual(capped.hub.truth());
  });

  test.each([
    [0, 1],
    [30, 2],
    [500, 6],
  ])('a revisit with %i changed tags costs %i requests at the most', async (changed, most) => {
    const tags = tagsOf(3000);
    const capped = cappedHub(tags);
    const first = await look(capped, { mode: 'all' });
    const moved = Array.from({ length: changed }, (_, at) => ({
      at: 0,
      change: { kind: 'push' as const, name: tags[2000 + at]?.name ?? '', digest: digest(500_000 + at) },
    }));
    const later = cappedHub(
      [...capped.hub.truth()].map(([name, is], at) => ({ name, digest: is, pushed: 3000 - at })),
      {
        changes: moved,
      },
    );
    const listing = await look(later, { from: { ...first, checkedAt: -1 } });
    expect(hubRequests(later)).toBeLessThanOrEqual(most);
    expect(digestsOf(listing)).toEqual(later.hub.truth());
    expect(listing.moves?.length ?? 0).toBe(changed);
  });
});

/** A visit with this many tags moved since all were known. */
async function afterMoves(count: number, tags: number): Promise<[ReturnType<typeof cappedHub>, Listing]> {
  const before = tagsOf(tags);
  const first = await look(cappedHub(before), { mode: 'all' });
  const changes = before.slice(tags - count).map(({ name }, at) => ({
    at: 0,
    change: { kind: 'push' as const, name, digest: digest(700_000 + at) },
  }));
  return [cappedHub(before, { changes }), { ...first, checkedAt: -1 }];
}

describe('after more changes than can be read', () => {
  test('tags are completed again, and no stale digest is kept', async () => {
    const [later, from] = await afterMoves(1300, 2400);
    const listing = await look(later, { from });
    expect(digestsOf(listing)).toEqual(later.hub.truth());
    expect(isComplete(listing)).toBe(true);
  });

  test('nothing is claimed of the rest unless the user chose all tags', async () => {
    const [later, from] = await afterMoves(1300, 2400);
    const listing = await look(later, { from, mode: 'screen' });
    expect(isComplete(listing)).toBe(false);
    const truth = later.hub.truth();
    for (const [name, is] of digestsOf(listing)) expect([name, is]).toEqual([name, truth.get(name)]);
  });
});

describe('without the user choosing all tags', () => {
  test('at most 20 requests for the likely aliases of the visible tags, once for the same tags', async () => {
    const capped = cappedHub(tagsOf(5000));
    const wanted = ['1.2.3', '1.2.3-alpine', '2.7.1-slim'].filter((name) => capped.hub.truth().has(name));
    const wantedOld = [...capped.hub.truth().keys()].slice(3000, 3020);
    const listing = await look(capped, { visibleTags: [...wanted, ...wantedOld] });
    expect(hubRequests(capped) + capped.hub.heads).toBeLessThanOrEqual(20);
    expect(wantedOld.filter((name) => digestsOf(listing).has(name)).length).toBeGreaterThan(10);
    const before = hubRequests(capped);
    await look(capped, { from: listing, visibleTags: wantedOld });
    expect(hubRequests(capped)).toBe(before + 1);
  });

  test('nothing is claimed of tags that were not read', async () => {
    const listing = await look(cappedHub(tagsOf(5000)), {});
    expect(isComplete(listing)).toBe(false);
    expect(listing).toMatchObject({ cap: 1000, total: 5000 });
  });
});

test('without budget the step has the time when there is budget again', async () => {
  const capped = cappedHub(tagsOf(1500));
  const none = capped.source({ budget: 0, budgetAt: 12_345 });
  const first = await look(capped, {});
  const asked = hubRequests(capped);
  const visit = first.checkedAt + 1;
  const check = await advanceHub(first, visit, none);
  expect(failureOf(check.failure)).toEqual({ kind: 'rate-limited', until: 12_345 });
  expect(hubRequests(capped)).toBe(asked);

  let listing: Listing = { ...first, completion: { ...newCompletion(), mode: 'all' } };
  for (let step = 0; listing.job?.kind !== 'complete' || !listing.job.planned; step++) {
    if (step > 10) throw new Error('no plan is made');
    listing = (await advanceHub(listing, first.checkedAt, capped.source())).listing;
  }
  const planned = hubRequests(capped);
  expect(await advanceHub(listing, first.checkedAt, none)).toMatchObject({ failure: null, resumeAt: 12_345 });
  expect(hubRequests(capped)).toBe(planned);
});

test('a paused completion sends nothing until it is resumed', async () => {
  const capped = cappedHub(tagsOf(3000));
  let listing = await look(capped, { mode: 'paused' });
  const asked = hubRequests(capped);
  expect(isDone(listing, listing.checkedAt)).toBe(true);
  listing = await look(capped, { from: listing, mode: 'all' });
  expect(isComplete(listing)).toBe(true);
  expect(hubRequests(capped)).toBeGreaterThan(asked);
});
