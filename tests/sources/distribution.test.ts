import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import { advanceDistribution } from '../../lib/sources/distribution.ts';
import type { Listing } from '../../lib/sources/listing.ts';
import { isComplete } from '../../lib/sources/progress.ts';
import { json, type Seen } from '../registry/quirks.ts';
import type { FakeHost } from './fakes/host.ts';
import { hostOf, KINDS, type Kind } from './fakes/kinds.ts';
import { blank, knownOf, truthOf, visit } from './fakes/visit.ts';

const GHCR = KINDS.find(({ title }) => title === 'ghcr.io') as Kind;
const tagOf = ({ url }: Seen) => /\/manifests\/(.+)$/.exec(url.pathname)?.[1];
const heads = (host: FakeHost) =>
  host.asked().flatMap((seen) => (seen.method === 'HEAD' ? [tagOf(seen)] : []));

/** The most concurrent HEADs in each step of one visit. */
async function widths(host: FakeHost, slow: (step: number) => boolean): Promise<number[]> {
  const source = host.source();
  let listing: Listing = blank(host);
  const most: number[] = [];
  for (let step = 0; listing.checkedAt === 0; step++) {
    let now = 0;
    let highest = 0;
    const head: typeof source.registry.head = async (where, options) => {
      highest = Math.max(highest, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      if (slow(step)) throw new TagkinError({ kind: 'rate-limited', status: 429 });
      return source.registry.head(where, options);
    };
    const registry = { ...source.registry, head };
    ({ listing } = await advanceDistribution(listing, { ...source, registry }));
    most.push(highest);
  }
  return most;
}

describe('concurrent requests', () => {
  test('begin with 4 and grow to 16', async () => {
    expect(await widths(hostOf(GHCR, 230), () => false)).toEqual([0, 4, 8, 16, 16, 16]);
  });

  test('are halved when rate limited, down to one', async () => {
    const slow = (step: number) => step >= 3 && step <= 8;
    expect((await widths(hostOf(GHCR, 201), slow)).slice(0, 12)).toEqual([
      0, 4, 8, 16, 8, 4, 2, 1, 1, 1, 2, 4,
    ]);
  });

  test('stop at once when rate limited', async () => {
    const host = hostOf(GHCR, 101);
    host.fault = ({ method }) =>
      method === 'HEAD' ? new Response('', { status: 429, headers: { 'retry-after': '600' } }) : undefined;
    const first = await advanceDistribution(blank(host), host.source());
    const second = await advanceDistribution(first.listing, host.source());
    expect(second.failure).toMatchObject({ failure: { kind: 'rate-limited', until: expect.any(Number) } });
    expect(heads(host)).toHaveLength(4);
    expect(second.listing.job).toMatchObject({ kind: 'resolve-digests', concurrency: 2 });
  });
});

describe('the order', () => {
  test('begins with the visible tags and their likely aliases', async () => {
    const host = hostOf(GHCR, 0);
    for (const name of ['0.9', '3.1', '2.4', '1.2.3', 'latest', '1.2', '1']) host.push(name);
    await visit(host, blank(host), { source: { visibleTags: ['1.2.3'] } });
    expect(heads(host).slice(0, 3).sort()).toEqual(['1.2', '1.2.3', 'latest']);
    expect(heads(host)[0]).toBe('1.2.3');
  });

  test('changes with the visible tags', async () => {
    const host = hostOf(GHCR, 300);
    let step = 0;
    await visit(host, blank(host), {
      between: (at) => {
        step = at;
        if (at === 3) host.forget();
      },
      source: {
        get visibleTags() {
          return step < 3 ? ['v299'] : ['v0', 'v1'];
        },
      },
    });
    expect(heads(host).slice(0, 2).sort()).toEqual(['v0', 'v1']);
  });
});

describe('a tag that fails by itself', () => {
  const ALONE: Record<string, () => Response> = {
    'is blocked': () => json({ errors: [{ code: 'DENIED' }] }, 403),
    'is broken at the registry': () => new Response('', { status: 500 }),
    'is not supported': () => json({ errors: [{ code: 'UNSUPPORTED' }] }, 406),
    'is no manifest': () => new Response('<html>'),
  };

  test.each(Object.keys(ALONE))(
    'and %s keeps no other from being known, and is not claimed',
    async (name) => {
      const host = hostOf(GHCR, 120);
      const bad = new Set(['v7', 'v113', '__proto__']);
      host.push('__proto__');
      host.fault = (seen) => (bad.has(tagOf(seen) ?? '') ? ALONE[name]?.() : undefined);
      const { listing } = await visit(host);
      const truth = [...truthOf(host)].filter(([tag]) => !bad.has(tag));
      expect(knownOf(listing)).toEqual(new Map(truth));
      expect([isComplete(listing), listing.total, listing.job]).toEqual([false, 121, null]);
    },
  );

  test('is tried again after the others, and known where that succeeds', async () => {
    const host = hostOf(GHCR, 120);
    let left = 6; // more than a HEAD tries by itself
    host.fault = (seen) =>
      tagOf(seen) === 'v7' && left-- > 0 ? new Response('', { status: 500 }) : undefined;
    const { listing } = await visit(host);
    expect([left, knownOf(listing), isComplete(listing)]).toEqual([-1, truthOf(host), true]);
  });

  test('leaves the listing if it was deleted meanwhile', async () => {
    const host = hostOf(GHCR, 120);
    const { listing } = await visit(host, blank(host), {
      between: (step) => {
        if (step === 2) for (const name of ['v1', 'v2', 'v119', 'v60']) host.delete(name);
      },
    });
    const gone = [...knownOf(listing).keys()].filter((name) => !truthOf(host).has(name));
    expect(gone.length).toBeLessThan(4); // those that were looked up before
    expect([isComplete(listing), listing.total]).toEqual([true, 116 + gone.length]);
    expect(knownOf((await visit(host, listing)).listing)).toEqual(truthOf(host));
  });
});

test('without access the step fails, and known tags stay', async () => {
  const host = hostOf(GHCR, 60);
  const before = await visit(host);
  host.fault = ({ method }) => (method === 'HEAD' || method === 'GET' ? json({}, 401) : undefined);
  const { listing, failures } = await visit(host, before.listing);
  expect(failures).toEqual(['unauthorized']);
  expect(knownOf(listing)).toEqual(truthOf(host));
});

describe('a list of names', () => {
  test('counts duplicates once', async () => {
    const host = hostOf(GHCR, 0);
    const names = Array.from({ length: 150 }, (_, at) => `v${at}`);
    for (const name of names) host.push(name);
    const pages = [names.slice(0, 100), names.slice(80)];
    host.fault = ({ url }) => {
      if (!url.pathname.endsWith('/tags/list')) return undefined;
      const second = url.searchParams.has('last');
      return json(
        { tags: pages[second ? 1 : 0] },
        200,
        second ? {} : { link: '<?n=1000&last=v99>; rel="next"' },
      );
    };
    const { listing } = await visit(host);
    expect([listing.total, isComplete(listing), heads(host).length]).toEqual([150, true, 150]);
  });

  test('starts over on the next visit if its cursor is refused', async () => {
    const host = hostOf({ ...GHCR, quirks: { paging: 'opaque' } }, 250);
    host.fault = ({ url }) => (url.searchParams.has('next_page') ? json({}, 400) : undefined);
    const broken = await visit(host);
    expect(broken.failures).toEqual(['unsupported']);
    host.fault = () => undefined;
    const { listing } = await visit(host, broken.listing);
    expect([knownOf(listing), isComplete(listing)]).toEqual([truthOf(host), true]);
  });

  test.each([
    ['HTML', () => new Response('<html>'), 'malformed'],
    ['10 MB', () => json({ tags: ['x'.repeat(10_000_000)] }), 'too-large'],
    ['numbers', () => json({ tags: 7 }), 'malformed'],
    ['no such repository', () => json({ errors: [{ code: 'NAME_UNKNOWN' }] }, 404), 'not-found'],
  ])('that is %s is said to be so, and the next visit may find it better', async (_, answer, kind) => {
    const host = hostOf(GHCR, 20);
    host.fault = ({ url }) => (url.pathname.endsWith('/tags/list') ? answer() : undefined);
    const { listing, failures } = await visit(host);
    expect([failures, isComplete(listing)]).toEqual([[kind], false]);
    host.fault = () => undefined;
    expect(knownOf((await visit(host, listing)).listing)).toEqual(truthOf(host));
  });

  test.each([100, 250])(
    'cut at a cap by a registry that ignores where to go on, of %d tags: in doubt',
    async (count) => {
      const host = hostOf({ ...GHCR, quirks: { paging: 'ignores' } }, count);
      const { listing, failures } = await visit(host);
      expect([failures, listing.table.names.length, isComplete(listing)]).toEqual([[], 100, false]);
      expect(listing.total).toBe(101);
    },
  );

  test('is left if it never ends, with an incomplete listing', async () => {
    const host = hostOf(GHCR, 0);
    let count = 0;
    host.fault = ({ url, method }) => {
      if (method === 'HEAD') return new Response(null, { status: 401 });
      if (!url.pathname.endsWith('/tags/list')) return undefined;
      const tags = Array.from({ length: 50_000 }, () => `x${++count}`);
      return json({ tags }, 200, { link: `<?last=x${count}>; rel="next"` });
    };
    const { listing } = await visit(host);
    expect(host.asked().filter(({ method }) => method === 'GET').length).toBeLessThan(20);
    expect(listing.total).toBe(200_001);
    expect(isComplete(listing)).toBe(false);
  });

  test('of any length and paging costs one HEAD for each tag', async () => {
    const paging = fc.constantFrom('all', 'relative', 'absolute', 'foreign', 'artifactory', 'none', 'opaque');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 330 }), paging, async (count, one) => {
        const host = hostOf({ ...GHCR, quirks: { paging: one as 'all' } }, count);
        const { listing } = await visit(host);
        expect(knownOf(listing)).toEqual(truthOf(host));
        expect(isComplete(listing)).toBe(true);
        expect(new Set(heads(host)).size).toBe(count);
        expect(heads(host)).toHaveLength(count);
      }),
      { numRuns: 40 },
    );
  });
});
