import { afterAll, beforeAll, expect, test } from 'vitest';
import { CELLS, type Cell, type CellResult, type FaultWorld, nameOf, runCell } from '../faults/cell.ts';
import { BIG, CAP } from '../faults/repositories.ts';
import { keepResults } from '../faults/results.ts';
import { browserKind, describeBrowser } from './harness/index.ts';
import { browserWorld } from './support/fault-world.ts';

/** `all` in `npm run faults`: every cell. Otherwise each fault once. */
const isWhole = process.env.TAGKIN_FAULTS === 'all';

/** Where each fault is tried in the short form: the flow and its request. */
const SHORT: Record<string, string> = {
  refused: 'lookUp/manifest',
  'cut off': 'derived/build steps',
  silence: 'visit/newest tags',
  '401': 'inspection/build steps',
  '403': 'lookUp/one tag',
  '404': 'visit/next page of tags',
  '429, seconds': 'visit/page of tags by name',
  '429, date': 'revisit/newest tags',
  '429, unix time': 'lookUp/newest tags',
  '429, no time': 'derived/build steps',
  '500': 'quay/quay.io',
  '502, a page': 'lookUp/token',
  '200, a page': 'visit/token for the names',
  'half of JSON': 'revisit/newest tags',
  'other JSON': 'visit/names of all tags',
  'wrong digest': 'lookUp/config (storage)',
  redirects: 'lookUp/config (redirect)',
};

const isShort = ({ request, fault }: Cell): boolean =>
  SHORT[fault.name] === `${request.flow}/${request.name}`;

describeBrowser(
  'faults of requests',
  (world) => {
    const errors: string[] = [];
    const results: Record<string, CellResult> = {};
    let faulty: FaultWorld;
    beforeAll(async () => {
      faulty = await browserWorld(world, errors);
    });
    afterAll(() => {
      if (isWhole) keepResults(browserKind, results);
    });

    test.each(CELLS.filter((cell) => isWhole || isShort(cell)).map((cell) => ({ name: nameOf(cell), cell })))(
      '$name',
      async ({ name, cell }) => {
        const result = await runCell(faulty, cell);
        results[name] = result;
        expect(result.failed).toBeGreaterThan(0);
        expect(errors).toEqual([]);
      },
    );

    test('each fault is tried', () => {
      if (!isWhole) expect(Object.keys(results)).toHaveLength(Object.keys(SHORT).length);
    });
  },
  { bigSize: BIG, anonymousCap: CAP },
);
