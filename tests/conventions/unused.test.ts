import { expect, test } from 'vitest';
import { textOf } from './sources.ts';

test('what finds unused exports ignores none: an export that tests alone need is tagged @internal', () => {
  const { knip } = JSON.parse(textOf('package.json')) as { knip: Record<string, unknown> };
  const ignoring = Object.keys(knip).filter((key) => /^ignore/.test(key));
  // Programs and a package that are read, not imported.
  expect(ignoring.sort()).toEqual(['ignoreBinaries', 'ignoreDependencies', 'ignoreUnresolved']);
});
