import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isAllKnown,
  isBegun,
  nextQuery,
  nothingKnown,
  type Reach,
  type RepositoryOrder,
  shownOf,
  totalOf,
  type Wanted,
  withPage,
} from '../../../lib/hub/api/namespace-reach.ts';
import type {
  ListedRepository,
  RepositoriesPage,
  RepositoriesQuery,
} from '../../../lib/hub/api/repositories.ts';

const many = (count: number): ListedRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    repository: `acme/app-${String((at * 7919) % count).padStart(4, '0')}`,
    description: '',
    pullCount: (at * 104_729) % 10_007,
    isPrivate: false,
    updatedAt: 1_700_000_000_000 + ((at * 31) % count) * 1000,
  }));

/** Docker Hub, as it lists these repositories; `cap` is the first offset that it refuses. */
function hubOf(repositories: ListedRepository[], cap: number) {
  const name = ({ repository }: ListedRepository) => repository.slice(5);
  const text = (a: ListedRepository, b: ListedRepository) => (name(a) < name(b) ? -1 : 1);
  return ({ ordering, filter, page }: RepositoriesQuery): RepositoriesPage => {
    const found = repositories.filter((each) => name(each).includes(filter));
    const ascending = found.toSorted((a, b) => {
      if (ordering.startsWith('name')) return text(a, b);
      return ordering.endsWith('pulled') ? a.pullCount - b.pullCount : a.updatedAt - b.updatedAt;
    });
    const isUp = ['oldest', 'least-pulled', 'name-ascending'].includes(ordering);
    const all = isUp ? ascending : ascending.toReversed();
    const from = (page - 1) * 100;
    if (from >= cap) return { kind: 'capped' };
    const shown = all.slice(from, from + 100);
    return { kind: 'repositories', total: all.length, repositories: shown, more: from + 100 < all.length };
  };
}

type Hub = ReturnType<typeof hubOf>;

/** Sends queries until none is left; returns them in order. */
function exhaust(hub: Hub, wanted: Wanted, start: Reach = nothingKnown) {
  const asked: string[] = [];
  let reach = start;
  for (let query = nextQuery('acme', reach, wanted); query; query = nextQuery('acme', reach, wanted)) {
    asked.push(`${query.ordering} ${query.page}`);
    if (asked.length > 200) throw new Error('it never ends');
    reach = withPage(reach, query, hub(query));
  }
  return { asked, reach };
}

const wantedIn = (order: RepositoryOrder, filter = ''): Wanted => ({ order, filter });
const names = (repositories: ListedRepository[]) => repositories.map(({ repository }) => repository);

describe('queries for a namespace', () => {
  test.each([
    ['none', 0, Infinity, ['newest 1']],
    ['a few', 5, Infinity, ['newest 1']],
    ['exactly a page', 100, 100, ['newest 1']],
    ['signed in, 230', 230, Infinity, ['newest 1', 'newest 2', 'newest 3']],
    ['anonymous, 181 as `library` has', 181, 100, ['newest 1', 'newest 2', 'oldest 1']],
    [
      'anonymous, far too many',
      5000,
      100,
      [
        'newest 1',
        'newest 2',
        'oldest 1',
        'most-pulled 1',
        'least-pulled 1',
        'name-ascending 1',
        'name-descending 1',
      ],
    ],
  ])('%s', (_, count, cap, asked) => {
    expect(exhaust(hubOf(many(count), cap), wantedIn('updated')).asked).toEqual(asked);
  });

  test('none for another order or a filter if all is known', () => {
    const { reach } = exhaust(hubOf(many(100), 100), wantedIn('updated'));
    for (const wanted of [wantedIn('name'), wantedIn('pulls', '7'), wantedIn('updated', 'nothing')])
      expect(nextQuery('acme', reach, wanted)).toBeNull();
  });

  test('a filter has its own list, until that is complete', () => {
    const hub = hubOf(many(5000), 100);
    const first = withPage(
      nothingKnown,
      { namespace: 'acme', ordering: 'newest', filter: '', page: 1 },
      hub({ namespace: 'acme', ordering: 'newest', filter: '', page: 1 }),
    );
    const { asked, reach } = exhaust(hub, wantedIn('updated', '-012'), first);
    expect(asked).toEqual(['newest 1']);
    expect(shownOf(reach, wantedIn('updated', '-012'))).toHaveLength(10);
    expect(totalOf(reach, '-012')).toBe(10);
    expect(isAllKnown(reach, wantedIn('updated'))).toBe(false);
  });

  test.each([29, 990])('no other order where Hub counts one more than the %i that it lists', (count) => {
    const hub = hubOf(many(count), Infinity);
    const miscounting: Hub = (query) => {
      const answer = hub(query);
      return answer.kind === 'repositories' ? { ...answer, total: answer.total + 1 } : answer;
    };
    const { asked, reach } = exhaust(miscounting, wantedIn('updated'));
    expect(asked).toHaveLength(Math.ceil(count / 100));
    expect([reach.known.size, totalOf(reach, ''), reach.refused]).toEqual([count, count + 1, null]);
  });

  test('end if a list repeats itself', () => {
    const page = many(100);
    const circling: Hub = () => ({ kind: 'repositories', total: 250, repositories: page, more: true });
    const { asked } = exhaust(circling, wantedIn('updated'));
    expect(asked).toHaveLength(6 * 4);
  });

  test('a list that has become shorter ends there', () => {
    const query: RepositoriesQuery = { namespace: 'acme', ordering: 'newest', filter: '', page: 1 };
    const begun = withPage(nothingKnown, query, hubOf(many(230), Infinity)(query));
    const reach = withPage(begun, { ...query, page: 2 }, { kind: 'past-end' });
    expect(reach.known.size).toBe(100);
    expect(nextQuery('acme', reach, wantedIn('updated'))).toMatchObject({ ordering: 'oldest', page: 1 });
  });
});

test('a new page does not change the earlier state', () => {
  const query: RepositoriesQuery = { namespace: 'acme', ordering: 'newest', filter: '', page: 1 };
  const before = structuredClone(nothingKnown);
  withPage(nothingKnown, query, hubOf(many(3), 100)(query));
  expect(nothingKnown).toEqual(before);
  expect(isBegun(nothingKnown, wantedIn('updated'))).toBe(false);
});

const orders = fc.constantFrom<RepositoryOrder>('updated', 'pulls', 'name');

test('property: signed in, everything is known in the end, in its order, at a request a hundred', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), orders, (count, order) => {
      const all = many(count);
      const { asked, reach } = exhaust(hubOf(all, Infinity), wantedIn(order));
      expect(asked).toHaveLength(Math.max(1, Math.ceil(count / 100)));
      expect(new Set(names(shownOf(reach, wantedIn(order))))).toEqual(new Set(names(all)));
      const byName = names(shownOf(reach, wantedIn('name')));
      expect(byName).toEqual(byName.toSorted());
      const pulls = shownOf(reach, wantedIn('pulls')).map(({ pullCount }) => pullCount);
      expect(pulls).toEqual(pulls.toSorted((a, b) => b - a));
    }),
    { numRuns: 60 },
  );
});

test('property: anonymously, up to 200 are all known; of more never more is claimed than there is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 101, max: 900 }), orders, (count, order) => {
      const { asked, reach } = exhaust(hubOf(many(count), 100), wantedIn(order));
      expect(asked.length).toBeLessThanOrEqual(7);
      expect(asked.filter((one) => one.endsWith(' 2')).length).toBeLessThanOrEqual(1);
      expect(totalOf(reach, '')).toBe(count);
      expect(isAllKnown(reach, wantedIn(order))).toBe(reach.known.size === count);
      if (count <= 200) expect(reach.known.size).toBe(count);
    }),
    { numRuns: 60 },
  );
});
