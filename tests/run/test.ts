import type { BrowserKind } from '../e2e/harness/find.ts';
import { installMissing } from '../e2e/harness/install.ts';
import { npmScript } from './npm-script.ts';
import { testOptions } from './options.ts';
import { add, type Counts, check } from './step.ts';
import { BUILDS, CHECKS, type Step, TESTS, WHOLE } from './steps.ts';
import { vitest } from './vitest.ts';

/** `npm test`: every check and every test; the last line reads `N passed, N failed`. */
const { browsers, filters } = testOptions();

/** Runs the tests in a browser; without a build or a browser they count as one failed. */
function drive(kind: BrowserKind, built: Counts): Promise<Counts> | Counts {
  if (built.failed > 0) return skip(kind, 'there is no build');
  try {
    installMissing([kind]);
  } catch (error) {
    return skip(kind, error instanceof Error ? error.message : String(error));
  }
  const env = { TAGKIN_BROWSER: kind };
  // Chromium raises its own priority where it may, and Firefox starves beside it.
  const niceness = kind === 'chromium' && browsers.length === 2 ? 10 : 0;
  return vitest({ name: `e2e ${kind}`, script: TESTS.e2e, filters, env, niceness, live: true });
}

function skip(kind: BrowserKind, reason: string): Counts {
  console.log(`✗ ${`e2e ${kind}`.padEnd(20)} not run: ${reason}`);
  return { passed: 0, failed: 1 };
}

/** What needs no browser takes what the browsers leave of the processors: they wait for the network half of their time. */
const niceness = browsers.length > 0 ? 15 : 0;

async function checkAndUnit(): Promise<Counts[]> {
  return [
    ...(await runAll(CHECKS)),
    await vitest({ name: 'unit', script: TESTS.unit, filters, niceness }),
    ...(browsers.length === 2 && filters.length === 0 ? await runAll(WHOLE) : []),
  ];
}

const runOne = ({ name, script, args = [] }: Step): Promise<Counts> =>
  check(name, npmScript(script, ...args), niceness);

async function runAll(steps: readonly Step[]): Promise<Counts[]> {
  const counts: Counts[] = [];
  for (const step of steps) counts.push(await runOne(step));
  return counts;
}

const builds = await Promise.all(browsers.map((kind) => runOne(BUILDS[kind])));
const unit = checkAndUnit();
const drives = browsers.map((kind, n) => drive(kind, builds[n] ?? { passed: 0, failed: 1 }));
const results = [...builds, ...(await unit), ...(await Promise.all(drives))];

const { passed, failed } = results.reduce(add);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
