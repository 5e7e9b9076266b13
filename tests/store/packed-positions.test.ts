import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPositions, unpackPositions } from '../../lib/store/packed-positions.ts';

test('positions come back as they were, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 2 ** 48 })), (positions) => {
      expect(unpackPositions(packPositions(positions))).toEqual(positions);
    }),
  );
});

test('a new entry takes one byte, and so does one of the sixty before it', () => {
  const fresh = Array.from({ length: 1000 }, (_, at) => at);
  expect(packPositions(fresh)).toHaveLength(1000);
  expect(packPositions([...fresh, 999, 940])).toHaveLength(1002);
});

test('any bytes are read as integers', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      for (const position of unpackPositions(bytes))
        expect(Number.isInteger(position) || !Number.isFinite(position)).toBe(true);
    }),
  );
});
