import { describe, expect, it } from 'vitest';
import { checkPrediction } from '../../../../lib/sources/hub/planner/check-prediction.ts';
import type { NameOrder } from '../../../../lib/sources/hub/planner/name-order.ts';
import {
  learn,
  newObservedHub,
  type ObservedHub,
  orderOf,
} from '../../../../lib/sources/hub/planner/observed-hub.ts';
import { plan } from '../../../../lib/sources/hub/planner/plan.ts';
import type { PlannedPage } from '../../../../lib/sources/hub/planner/planned-page.ts';
import { type HubTraits, simulateHub } from './simulated-hub.ts';

const tags = Array.from({ length: 1200 }, (_, at) => ({
  name: `${at % 3}.${Math.floor(at / 3) % 40}${['', '-fpm', '-RC1', '.1', '.1-alpine', 'rc1', '-Cli', '.2_x', '.2-x', '.2.x'][Math.floor(at / 120)]}`,
  digest: 'sha256:1',
  pushed: at,
}));
const hubOf = (order: HubTraits['order'], reversed = false) =>
  simulateHub({ tags, cap: 500, pageSize: 50, order, reversed, filter: 'caseless' });
const names = hubOf('bytes').names();
const planned = (observed?: ObservedHub) =>
  plan({ names, covered: () => false, cap: 500, pageSize: 50, ...(observed ? { observed } : {}) }).pages;
const first = (pages: PlannedPage[]): PlannedPage => {
  const page = pages[0];
  if (!page) throw new Error('a page is expected');
  return page;
};
const bring = (hub: ReturnType<typeof hubOf>, page: PlannedPage): string[] => {
  const answer = hub.page(page);
  return answer.kind === 'tags' ? answer.tags.map(({ name }) => name) : [];
};

describe('a prediction', () => {
  const page = first(planned());
  const arrived = page.expects.map((at) => names[at] ?? '');

  it('is right if exactly the names came', () => {
    expect(checkPrediction({ page, arrived, names })).toBe('right');
  });

  it('is changed if a tag is gone and the next moved up', () => {
    expect(checkPrediction({ page, arrived: arrived.slice(0, -1), names })).toBe('changed');
    expect(checkPrediction({ page, arrived: [], names })).toBe('changed');
  });

  it('is wrong if names do not contain the filter', () => {
    const filtered = { ...page, filter: '-fpm' };
    expect(checkPrediction({ page: filtered, arrived, names })).toBe('wrong-filter');
  });

  it('is wrong if names come in another order', () => {
    expect(checkPrediction({ page, arrived: arrived.toReversed(), names })).toBe('wrong-order');
  });

  it('is wrong if names of the list are missing in between', () => {
    const sparse = names.filter((name, at) => name.includes(page.filter) && at % 3 === 0).slice(0, 50);
    expect(checkPrediction({ page, arrived: sparse, names })).toBe('wrong-order');
  });
});

describe('the order of names', () => {
  const read = (order: HubTraits['order'], reversed: boolean, count: number) => {
    const hub = hubOf(order, reversed);
    let observed = newObservedHub();
    const verdicts: string[] = [];
    for (let at = 0; at < count; at++) {
      const page = planned(observed)[at];
      if (!page) break;
      const arrived = bring(hub, page);
      verdicts.push(checkPrediction({ page, arrived, names }));
      observed = learn(observed, { page, arrived, names });
    }
    return { observed, verdicts };
  };

  it.each(
    (['bytes', 'caseless', 'locale', 'letters'] satisfies NameOrder[]).flatMap((order) => [
      { order, reversed: false },
      { order, reversed: true },
    ]),
  )('is learned to be $order, reversed: $reversed', ({ order, reversed }) => {
    const { observed, verdicts } = read(order, reversed, 8);
    expect(orderOf(observed, 'filter')?.reversed).toBe(reversed);
    expect(verdicts.slice(-3)).toEqual(['right', 'right', 'right']);
  });

  it.each(['random', 'length'] as const)('matches no known order: %s', (order) => {
    const { observed } = read(order, false, 3);
    expect(orderOf(observed, 'filter')).toBeNull();
    expect(planned(observed).every(({ ordering }) => ordering === 'newest')).toBe(true);
  });
});
