import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEIGHT, sizeLines } from '../../../components/inspect/size-lines.ts';

const MB = 1e6;

test('a line from the first version to the last, the axis near the sizes', () => {
  const { paths, ticks, ends } = sizeLines([[60 * MB, 62 * MB, 70 * MB]]);
  expect(paths).toEqual(['M0 96L50 78.4L100 8']);
  expect(ticks[0]).toEqual({ size: 70 * MB, y: 8 });
  expect(ends).toEqual([8]);
});

test('from 0 where sizes differ much', () => {
  expect(sizeLines([[10 * MB, 100 * MB]]).paths).toEqual(['M0 87.2L100 8']);
});

test('an unknown size is a gap; a series with nothing to join has no line', () => {
  const { paths, ends } = sizeLines([
    [MB, 2 * MB, 0, 2 * MB, MB],
    [0, MB, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ]);
  expect(paths[0]?.match(/[ML]/g)?.join('')).toBe('MLML');
  expect(paths.slice(1)).toEqual(['', '']);
  expect(ends[2]).toBeNull();
  expect(sizeLines([]).ticks).toEqual([]);
});

test('of any sizes: all within the box, and two to ten ticks', () => {
  const series = fc.array(fc.array(fc.nat(2 ** 40), { maxLength: 12 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(series, (lines) => {
      const { paths, ticks, ends } = sizeLines(lines);
      const numbers = paths
        .flatMap((path) => path.match(/[\d.]+ [\d.-]+/g) ?? [])
        .map((at) => at.split(' ').map(Number));
      for (const [x = -1, y = -1] of numbers) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(HEIGHT);
      }
      for (const end of ends) if (end !== null) expect(end).toBeLessThanOrEqual(HEIGHT);
      const isKnown = lines.flat().some((size) => size > 0);
      expect(ticks.length >= (isKnown ? 1 : 0) && ticks.length <= 10).toBe(true);
    }),
  );
});
