/** An npm script as `npm test` runs it. */
export interface Step {
  name: string;
  script: string;
  /** Where the whole would take too long, or would never end: its smallest form. */
  args?: string[];
}

/** What needs no build. */
export const CHECKS: readonly Step[] = [
  { name: 'types', script: 'typecheck' },
  { name: 'lint', script: 'lint' },
  { name: 'unused', script: 'unused' },
];

export const BUILDS = {
  chromium: { name: 'build chromium', script: 'build' },
  firefox: { name: 'build firefox', script: 'build:firefox' },
} as const satisfies Record<string, Step>;

export const TESTS = { unit: 'unit', e2e: 'e2e' } as const;

/** What needs both builds, which it leaves as they are: with all tests of both browsers alone. `packages` runs `zip`. */
export const WHOLE: readonly Step[] = [
  { name: 'lint for Firefox', script: 'lint:firefox' },
  { name: 'packages', script: 'packages' },
  { name: 'fix one file', script: 'fix', args: ['tests/run/steps.ts'] },
  { name: 'one bench', script: 'bench', args: ['--built', 'size'] },
  {
    name: 'one fault',
    script: 'faults',
    args: ['--only', 'build steps: refused'],
  },
  {
    name: 'one screenshot',
    script: 'screenshots',
    args: ['--built', '--browser', 'chromium', '--all', 'welcome'],
  },
  { name: 'help of start', script: 'start', args: ['--help'] },
  { name: 'help of dev', script: 'dev', args: ['--help'] },
];
