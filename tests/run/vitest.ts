import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { command, root } from './command.ts';
import { npmScript } from './npm-script.ts';
import { type Counts, report } from './step.ts';

export interface VitestRun {
  name: string;
  /** The npm script that runs them: `unit`, `e2e`. */
  script: string;
  /** Passed on to vitest: parts of file names, `-t name`. */
  filters: string[];
  env?: Record<string, string>;
  /** See `command`. */
  niceness?: number;
  /** Print a line as each test ends. */
  live?: boolean;
}

/** Runs vitest and counts its tests; a run that breaks before or beside its tests counts as one failed. */
export async function vitest({
  name,
  script,
  filters,
  env = {},
  niceness,
  live = false,
}: VitestRun): Promise<Counts> {
  const results = join(root, '.output/test-results', `${name.replace(/\W+/g, '-')}.json`);
  mkdirSync(join(results, '..'), { recursive: true });
  rmSync(results, { force: true });
  const args = [
    '--passWithNoTests',
    `--reporter=${live ? 'verbose' : 'default'}`,
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...filters,
  ];
  const print = (text: string) => {
    if (live && /^\s*[✓×] .* > /.test(text)) console.log(`  ${name}: ${text.trim()}`);
  };
  const finished = await command(npmScript(script, ...args), env, print, niceness);
  const counts = read(results);
  if (!finished.ok && counts.failed === 0) counts.failed = 1;
  report(name, `${counts.passed} passed, ${counts.failed} failed`, finished);
  return counts;
}

function read(results: string): Counts {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8')) as Record<
      string,
      number
    >;
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
