import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installMissing } from '../e2e/harness/install.ts';
import { deathsFile, type FaultWorldName, resultsFile } from '../faults/results.ts';
import { faultsPage } from '../faults/table.ts';
import { buildCommand } from './build.ts';
import { root } from './command.ts';
import { add, check } from './step.ts';
import { TESTS } from './steps.ts';
import { vitest } from './vitest.ts';

/**
 * `npm run faults [-- --built]`: every request with every fault, and the worker ended at every step, over the code and in both
 * browsers. Writes docs/faults.md; fails where a cell does not hold. `-- --only 'build steps: refused'` tries those whose names hold
 * this, over the code alone, and writes nothing.
 */
const { values } = parseArgs({
  options: { built: { type: 'boolean', default: false }, only: { type: 'string' } },
});
if (values.only !== undefined) {
  const filters = ['tests/faults/faults.test.ts', '-t', values.only];
  const { passed, failed } = await vitest({ name: 'faults in memory', script: TESTS.unit, filters });
  if (passed === 0) console.log(`no fault is called ${values.only}`);
  process.exit(passed > 0 && failed === 0 ? 0 : 1);
}

const env = { TAGKIN_FAULTS: 'all' };
const WORLDS: readonly FaultWorldName[] = ['memory', 'chromium', 'firefox'];
for (const world of WORLDS)
  for (const file of [resultsFile(world), deathsFile(world)]) rmSync(file, { force: true });

const counts = [
  await vitest({
    name: 'faults in memory',
    script: TESTS.unit,
    filters: ['tests/faults/'],
    env,
  }),
];
for (const kind of ['chromium', 'firefox'] as const) {
  installMissing([kind]);
  if (!values.built) counts.push(await check(`build ${kind}`, buildCommand(kind)));
  const filters = ['tests/e2e/faults'];
  const run = { filters, env: { ...env, TAGKIN_BROWSER: kind }, live: true };
  counts.push(await vitest({ name: `faults ${kind}`, script: TESTS.e2e, ...run }));
}

const { passed, failed } = counts.reduce(add);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** What each world has left in its file. */
function read<T>(fileOf: (world: FaultWorldName) => URL): Partial<Record<FaultWorldName, T>> {
  const found = WORLDS.filter((world) => existsSync(fileOf(world)));
  return Object.fromEntries(
    found.map((world) => [world, JSON.parse(readFileSync(fileOf(world), 'utf8'))]),
  ) as Partial<Record<FaultWorldName, T>>;
}

if (failed === 0) {
  const page = faultsPage(read(resultsFile), read(deathsFile));
  writeFileSync(join(root, 'docs/faults.md'), page);
}
