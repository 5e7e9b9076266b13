import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CELLS, type CellResult, type FaultWorld, nameOf, runCell } from './cell.ts';
import { memoryWorld } from './memory-world.ts';
import { keepResults } from './results.ts';

const results: Record<string, CellResult> = {};
let world: FaultWorld;
beforeAll(async () => {
  world = await memoryWorld();
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  if (process.env.TAGKIN_FAULTS === 'all') keepResults('memory', results);
});

describe('whatever goes wrong with a request: what is known stays, it is told, and a retry succeeds', () => {
  test.each(CELLS.map((cell) => ({ name: nameOf(cell), cell })))('$name', async ({ name, cell }) => {
    const result = await runCell(world, cell);
    results[name] = result;
    expect(result.failed).toBeGreaterThan(0);
    expect(result.retries).toBeLessThanOrEqual(cell.fault.name === 'silence' ? 2 : 1);
  });
});
