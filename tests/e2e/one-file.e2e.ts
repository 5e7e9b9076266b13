import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCommand } from '../run/build.ts';
import { command, root } from '../run/command.ts';
import { browserKind, builtExtension } from './harness/index.ts';

const SOURCES = [
  'components',
  'entrypoints',
  'lib',
  'public',
  'package.json',
  'tsconfig.json',
  'wxt.config.ts',
];

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Sample</title>
    <script type="module">
      import { t } from '../lib/i18n.ts';
      document.body.append(t('extensionName'));
    </script>
  </head>
  <body></body>
</html>
`;

/** A whole build, beside the other browser's tests, in ms. */
const BUILD_TIMEOUT_MS = 300_000;

/** One browser is enough: the files are the same in both. */
test.runIf(browserKind === 'chromium')(
  'a language is one file, and so is a page',
  async () => {
    const copy = await mkdtemp(join(tmpdir(), 'tagkin-one-file-'));
    try {
      for (const name of SOURCES) await cp(join(root, name), join(copy, name), { recursive: true });
      await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
      const english = await readFile(join(copy, 'public/_locales/en/messages.json'), 'utf8');
      const german = english.replace('"message": "en"', '"message": "de"');
      expect(german).not.toBe(english);
      await mkdir(join(copy, 'public/_locales/de'));
      await writeFile(join(copy, 'public/_locales/de/messages.json'), german);
      await writeFile(join(copy, 'entrypoints/sample.html'), PAGE);

      const [tool = '', verb = '', ...rest] = buildCommand('chromium');
      const { ok, output } = await command([tool, verb, copy, ...rest]);
      expect([ok, output]).toEqual([true, expect.anything()]);

      const built = (name: string) => readFile(join(copy, '.output/chrome-mv3', name), 'utf8');
      expect(JSON.parse(await built('_locales/de/messages.json'))).toMatchObject({
        languageTag: { message: 'de' },
      });
      const page = await built('sample.html');
      expect(page).toMatch(/<script type="module" crossorigin src="\/chunks\/sample-[^"]+\.js"><\/script>/);
      expect(page).not.toContain('import {'); // the policy of our pages allows no inline script
      const manifest = await readFile(join(builtExtension('chromium'), 'manifest.json'), 'utf8');
      expect(await built('manifest.json')).toBe(manifest);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  },
  BUILD_TIMEOUT_MS,
);
