import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesIn, ROOT, textOf } from './sources.ts';

/** What tools and people put beside the project, and what is kept out of its history. */
const ignored = textOf('.gitignore')
  .split('\n')
  .map((line) => line.replace(/\/$/, ''));

test('the top level is what the design draws', () => {
  const entries = readdirSync(ROOT).filter((name) => name !== '.git' && !ignored.includes(name));
  expect(entries.sort()).toEqual(
    [
      '.ci',
      '.editorconfig',
      '.github',
      '.gitignore',
      '.npmrc',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'PRIVACY.md',
      'README.md',
      'SECURITY.md',
      'biome.json',
      'components',
      'docs',
      'entrypoints',
      'lib',
      'package-lock.json',
      'package.json',
      'public',
      'tests',
      'tsconfig.json',
      'wxt.config.ts',
    ].sort(),
  );
});

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
}
interface Locked {
  packages: Record<string, { version?: string; resolved?: string; link?: boolean }>;
}

test('every version is exact', () => {
  const { dependencies, devDependencies, overrides } = JSON.parse(textOf('package.json')) as Package;
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...overrides }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

test('the lock file names packages and versions, but no download URLs', () => {
  const { packages } = JSON.parse(textOf('package-lock.json')) as Locked;
  expect(Object.keys(packages).length).toBeGreaterThan(50);
  expect(Object.entries(packages).flatMap(([name, { resolved }]) => (resolved ? [name] : []))).toEqual([]);
  expect(textOf('.npmrc')).not.toMatch(/registry\s*=\s*http|_auth/i);
});

test('nothing names a machine, or a mirror of packages', () => {
  const own = 'tests/conventions/project.test.ts';
  const machine =
    /(?<![\w.$}-])\/(?:root|home\/\w+|Users\/\w+|work)\/\w|https?:\/\/[\w.-]*(?:artifactory|nexus|verdaccio|mirror|proxy)[\w.-]*\/(?:npm|pypi|debian|repository)/i;
  const named = filesIn()
    .filter((path) => path !== own && !/\.(?:png|ico|zip|woff2?)$/.test(path))
    .filter((path) => machine.test(textOf(path)));
  expect(named).toEqual([]);
});
