import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CELLS, type FaultWorld, nameOf, runCell } from './cell.ts';
import { memoryWorld } from './memory-world.ts';

let world: FaultWorld;
beforeAll(async () => {
  world = await memoryWorld();
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('whatever goes wrong with a request: what is known stays, it is told, and a retry succeeds', () => {
  test.each(CELLS.map((cell) => ({ name: nameOf(cell), cell })))('$name', async ({ cell }) => {
    const { failed } = await runCell(world, cell);
    expect(failed).toBeGreaterThan(0);
  });
});
