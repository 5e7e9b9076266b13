import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn, newObservedHub } from '../../../../lib/sources/hub/planner/observed-hub.ts';
import { plan, planSimilar } from '../../../../lib/sources/hub/planner/plan.ts';
import { hasRealMaps, realTags } from './real-maps.ts';
import { tags } from './repositories.ts';
import { simulateHub } from './simulated-hub.ts';

const names = tags(300).map((all) => all.map(({ name }) => name));
const php = Array.from({ length: 6 * 30 * 20 }, (_, at) => {
  const variant = ['', '-fpm', '-cli', '-zts', '-alpine', '-apache'][at % 6];
  return `8.${Math.floor(at / 6) % 20}.${Math.floor(at / 120)}${variant}`;
});

describe('a plan', { timeout: 120_000 }, () => {
  it('has every missing name once: on a page or as a HEAD', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 5 }), (all, every) => {
        const covered = (name: string) => name.length % every === 1;
        const { pages, toResolve, estimate } = plan({ names: all, covered, cap: 60, pageSize: 10 });
        const onPages = new Set(pages.flatMap((page) => page.expects.map((at) => all[at] ?? '')));
        const missing = all.filter((name) => !covered(name));
        expect([...toResolve].sort()).toEqual(missing.filter((name) => !onPages.has(name)).sort());
        expect(estimate).toEqual({ hubRequests: pages.length, heads: toResolve.length });
        expect(pages.reduce((sum, { gain }) => sum + gain, 0)).toBe(missing.length - toResolve.length);
      }),
    );
  });

  it('predicts the answers of a Hub of that order, name by name', () => {
    fc.assert(
      fc.property(tags(300), (all) => {
        const hub = simulateHub({ tags: all, cap: 60, pageSize: 10, order: 'bytes', filter: 'exact' });
        const told = hub.names();
        for (const page of plan({ names: told, covered: () => false, cap: 60, pageSize: 10 }).pages) {
          const answer = hub.page(page);
          const arrived = answer.kind === 'tags' ? answer.tags.map(({ name }) => name) : [];
          expect(arrived).toEqual(page.expects.map((at) => told[at]));
        }
      }),
    );
  });

  it('has no page if all is covered, and only HEADs if the cap allows no page', () => {
    expect(plan({ names: php, covered: () => true, cap: 1000, pageSize: 100 })).toMatchObject({
      pages: [],
      toResolve: [],
    });
    const { pages, toResolve } = plan({ names: php, covered: () => false, cap: 0, pageSize: 100 });
    expect(pages).toEqual([]);
    expect(toResolve).toHaveLength(php.length);
  });

  it('leaves out requested pages', () => {
    const request = { names: php, covered: () => false, cap: 1000, pageSize: 100 };
    const first = new Set(
      plan(request).pages.map(({ filter, ordering, page }) => `${filter} ${ordering} ${page}`),
    );
    const again = plan({
      ...request,
      wasRequested: (filter, ordering, page) => first.has(`${filter} ${ordering} ${page}`),
    });
    for (const { filter, ordering, page } of again.pages)
      expect(first).not.toContain(`${filter} ${ordering} ${page}`);
  });

  it('begins with likely aliases of the wanted tags', () => {
    const { pages } = plan({
      names: php,
      covered: () => false,
      cap: 1000,
      pageSize: 100,
      wanted: ['8.7.12-fpm'],
    });
    const soon = new Set(pages.slice(0, 3).flatMap((page) => page.expects.map((at) => php[at])));
    expect(soon).toContain('8.7.12-fpm');
  });

  it('is plain data', () => {
    const made = plan({ names: php, covered: () => false, cap: 1000, pageSize: 100 });
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });

  it('is proven once an answer had the assumed order', () => {
    const request = { names: php, covered: () => false, cap: 1000, pageSize: 100 };
    const before = plan(request);
    expect(before.proven).toBe(false);
    const page = before.pages[0];
    if (!page) throw new Error('a page is expected');
    const arrived = page.expects.map((at) => php[at] ?? '');
    expect(
      plan({ ...request, observed: learn(newObservedHub(), { page, arrived, names: php }) }).proven,
    ).toBe(true);
  });
});

describe('a plan for likely aliases', { timeout: 120_000 }, () => {
  it('keeps to its budget of requests', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 0, max: 25 }), (all, budget) => {
        const request = { names: all, covered: () => false, cap: 60, pageSize: 10, wanted: all.slice(0, 25) };
        const { pages, toResolve } = planSimilar(request, budget);
        expect(pages.length + toResolve.length).toBeLessThanOrEqual(budget);
      }),
    );
  });

  it('is empty if no name is similar', () => {
    const request = { names: php, covered: () => false, cap: 1000, pageSize: 100, wanted: ['9.1.1-fpm'] };
    expect(planSimilar(request, 20)).toMatchObject({ pages: [], toResolve: [] });
  });

  it.skipIf(!hasRealMaps).each(['php', 'node', 'openjdk', 'golang', 'python'])(
    'finds nine in ten aliases of 25 old tags of %s in 20 requests',
    (repository) => {
      const all = realTags(repository);
      let found = 0;
      let sought = 0;
      for (const place of [0.3, 0.5, 0.7]) {
        const screen = all.slice(all.length * place).slice(0, 25);
        const known = new Set([...all.slice(0, 1000), ...screen].map(({ name }) => name));
        const hub = simulateHub({ tags: all, cap: 1000, pageSize: 100, order: 'bytes', filter: 'caseless' });
        const next = planSimilar(
          {
            names: hub.names(),
            covered: (name) => known.has(name),
            cap: 1000,
            pageSize: 100,
            wanted: screen.map(({ name }) => name),
          },
          20,
        );
        const digests = new Set(screen.map(({ digest }) => digest));
        const aliases = all.filter(({ name, digest }) => digests.has(digest) && !known.has(name));
        for (const page of next.pages) {
          const answer = hub.page(page);
          if (answer.kind === 'tags') for (const { name } of answer.tags) known.add(name);
        }
        for (const name of next.toResolve) known.add(name);
        sought += aliases.length;
        found += aliases.filter(({ name }) => known.has(name)).length;
      }
      expect(found).toBeGreaterThanOrEqual(sought * 0.9);
    },
  );
});
