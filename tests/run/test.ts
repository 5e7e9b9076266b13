import type { BrowserKind } from '../e2e/harness/find.ts';
import { installMissing } from '../e2e/harness/install.ts';
import { buildCommand } from './build.ts';
import { testOptions } from './options.ts';
import { add, type Counts, check } from './step.ts';
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
  return vitest({ name: `e2e ${kind}`, config: 'tests/e2e/vitest.config.ts', filters, env, live: true });
}

function skip(kind: BrowserKind, reason: string): Counts {
  console.log(`✗ ${`e2e ${kind}`.padEnd(20)} not run: ${reason}`);
  return { passed: 0, failed: 1 };
}

async function checkAndUnit(): Promise<Counts[]> {
  return [
    await check('types', ['tsc', '--noEmit']),
    await check('lint', ['biome', 'check', '--error-on-warnings']),
    await check('unused', ['knip']),
    await check('unused in the product', ['knip', '--production']),
    await vitest({ name: 'unit', config: 'tests/vitest.config.ts', filters }),
  ];
}

const builds = await Promise.all(browsers.map((kind) => check(`build ${kind}`, buildCommand(kind))));
// Two lanes for two cores. Firefox takes longest, so it begins at once; Chromium follows what needs no browser.
const unit = checkAndUnit();
const drives = browsers.map(async (kind, n) => {
  if (kind === 'chromium') await unit;
  return drive(kind, builds[n] ?? { passed: 0, failed: 1 });
});
const results = [...builds, ...(await unit), ...(await Promise.all(drives))];

const { passed, failed } = results.reduce(add);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
