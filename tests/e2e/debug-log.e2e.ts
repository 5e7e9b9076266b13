import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEBUG_MARK } from '../../lib/defects/debug-log.ts';
import { browserKind, builtExtension } from './harness/index.ts';

test('a release has nothing of the debug log', () => {
  const root = builtExtension(browserKind);
  const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  );
  expect(scripts).toContain('background.js');
  const texts = scripts.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);
  for (const remnant of [DEBUG_MARK, 'TAGKIN_DEBUG', 'console.debug'])
    expect(texts.filter(([, text]) => text.includes(remnant)).map(([path]) => path)).toEqual([]);
});
