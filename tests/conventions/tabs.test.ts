import { expect, test } from 'vitest';
import { filesIn, textOf } from './sources.ts';

/**
 * Firefox keeps a closed tab's page alive if it was the last: it goes on following the settings, and its requests are in the log of
 * later tests. `World.close` opens another tab first.
 */
test('end-to-end tests close tabs by `world.close`', () => {
  const own = 'tests/e2e/support/fresh.ts'; // keeps the first open
  const files = filesIn('tests/e2e').filter(
    (path) => !path.startsWith('tests/e2e/harness/') && path.endsWith('.ts') && path !== own,
  );
  expect(files.length).toBeGreaterThan(40);
  const closing = files.filter((path) => /\b(?:page|tab|popup|options|inspect)\.close\(/.test(textOf(path)));
  expect(closing).toEqual([]);
});
