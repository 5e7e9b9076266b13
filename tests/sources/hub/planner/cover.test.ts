import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Choice } from '../../../../lib/sources/hub/planner/choice.ts';
import { cover } from '../../../../lib/sources/hub/planner/cover.ts';

const LENGTH = 14;

const stretch = fc
  .tuple(
    fc.integer({ min: 0, max: LENGTH - 1 }),
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 1, max: 2 }),
  )
  .map(([start, length, pages]): Choice => {
    const end = Math.min(LENGTH, start + length);
    return {
      filter: `${start}+${length}`,
      ordering: 'name-ascending',
      pages: Array.from({ length: pages }, (_, at) => at + 1),
      ranks: Int32Array.from({ length: end - start }, (_, at) => start + at),
      found: 0,
    };
  });

const costOf = (choices: Choice[], missing: Uint8Array, price: number): number => {
  const covered = new Set(choices.flatMap(({ ranks }) => [...ranks]));
  const left = missing.filter((one, rank) => one === 1 && !covered.has(rank)).length;
  return choices.reduce((sum, { pages }) => sum + pages.length, 0) + left * price;
};

it('covers runs at the lowest cost', () => {
  const missing = fc.array(fc.constantFrom(0, 1), { minLength: LENGTH, maxLength: LENGTH });
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 7 }), missing, (choices, gaps) => {
      const line = Uint8Array.from(gaps);
      const least = Math.min(
        ...Array.from({ length: 2 ** choices.length }, (_, subset) =>
          costOf(
            choices.filter((_, at) => subset & (1 << at)),
            line,
            0.3,
          ),
        ),
      );
      expect(costOf(cover(choices, line, 0.3), line, 0.3)).toBeCloseTo(least);
    }),
    { numRuns: 300 },
  );
});
