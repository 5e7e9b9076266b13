// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Failure } from '../../../lib/failure.ts';
import { type MessageKey, t } from '../../../lib/i18n.ts';
import { drawn, entry, listed, listingOf } from './drawn-layer.tsx';

test('is read when asked to, in steps, and ended by a click', async () => {
  const { one, click, report, requests, all, start } = await drawn();
  expect(one('[data-action="contents"]').textContent).toBe('Contents (1 kB)');
  expect(requests).toEqual([]);
  await start();
  await report({ kind: 'progress', bytes: 400, entries: 3 });
  expect(one('progress').getAttribute('value')).toBe('400');
  await report({ kind: 'first', listing: listingOf(entry('a')) });
  expect(all('[data-unchecked] [data-file]').length).toBe(1);
  await click('[data-action="stop"]');
  expect(requests[0]?.end).toHaveBeenCalled();
  expect(all('[data-file]')).toEqual([]);
});

test('few entries stand open, folders first, whatever their order in the archive', async () => {
  const { report, files, start } = await drawn();
  await start();
  await report(
    listed(
      listingOf(
        entry('b'),
        entry('usr/bin/env', { size: 7 }),
        entry('usr', { kind: 'dir', size: 0 }),
        entry('lib', { kind: 'symlink', size: 0, target: 'usr/lib' }),
        entry('etc/passwd', { kind: 'whiteout', size: 0 }),
      ),
    ),
  );
  expect(files()).toEqual([
    'dir etc 0',
    'whiteout etc/passwd 0',
    'dir usr 0',
    'dir usr/bin 0',
    'file usr/bin/env 7',
    'file b 5',
    'symlink lib 0',
  ]);
});

test('many entries stand closed, 500 of a folder at once', async () => {
  const { click, report, files, all, start } = await drawn();
  await start();
  await report(listed(listingOf(...Array.from({ length: 3000 }, (_, at) => entry(`d/${at}`)))));
  expect(files()).toEqual(['dir d 0']);
  await click('[data-file="d"] > button');
  expect(files().length).toBe(501);
  await click('.more');
  expect(all('[data-file]').length).toBe(1001);
});

test('a failure keeps what was listed', async () => {
  const { report, files, all, start } = await drawn();
  await start();
  await report(listed(listingOf(entry('a')), { failure: { kind: 'malformed' } }));
  expect(files()).toEqual(['file a 5']);
  expect(all('[data-error="malformed"]').map(({ textContent }) => textContent)).toEqual([t('layerDamaged')]);
  expect(all('[data-unchecked]').length).toBe(1);
});

test.each<[Failure, MessageKey, again: boolean]>([
  [{ kind: 'malformed' }, 'layerDamaged', false],
  [{ kind: 'unsupported' }, 'layerCompression', false],
  [{ kind: 'digest-mismatch' }, 'layerOther', false],
  [{ kind: 'network' }, 'layerCutOff', true],
  [{ kind: 'malformed', host: 'a.example.test' }, 'failMalformed', true],
])('%j is tried again where another time may bring other bytes', async (failure, message, again) => {
  const { report, one, all, click, requests, start } = await drawn();
  await start();
  await report(listed(listingOf(), { failure }));
  expect(one('[data-error]').textContent).toBe(t(message, failure.host ?? ''));
  expect(one('[data-state="error"]').textContent).not.toContain('0 entries');
  expect(all('[data-action="contents"]')).toHaveLength(again ? 1 : 0);
  if (!again) return;
  await click('[data-action="contents"]');
  expect(requests).toHaveLength(2);
});

test('packages, and a database that cannot be read', async () => {
  const { report, all, start } = await drawn();
  await start();
  const packages = [
    { kind: 'deb' as const, path: 'var/lib/dpkg/status', packages: [{ name: 'a', version: '1' }] },
    { kind: 'rpm' as const, path: 'var/lib/rpm/Packages', packages: [], failure: 'unsupported' as const },
  ];
  await report(listed(listingOf(entry('a')), { packages, release: { prettyName: 'Debian 13' } }));
  expect(all('[data-package]').map(({ dataset }) => [dataset.package, dataset.packageVersion])).toEqual([
    ['a', '1'],
  ]);
  expect(all('[data-database]').length).toBe(2);
  expect(all('[data-release]')[0]?.textContent).toBe('Debian 13');
});

test('one file: text with what is invisible made visible, other bytes in hex', async () => {
  const { click, report, one, requests, start } = await drawn();
  await start();
  await report(listed(listingOf(entry('a'))));
  await click('[data-action="file"]');
  expect(requests[1]?.request).toEqual({ digest: 'sha256:x', file: 'a' });
  await report({ kind: 'file', bytes: new TextEncoder().encode('x\u001b[31m\u202ey'), failure: null });
  expect(one('[data-unchecked]').textContent).toContain('digest is not compared');
  expect(one('[data-text="text"]').textContent).toBe('x␛[31m\\u202ey');
  await click('[data-action="close"]');
  await click('[data-action="file"]');
  await report({ kind: 'file', bytes: Uint8Array.of(0, 0xff, 65), failure: null });
  expect(one('[data-text="hex"]').textContent).toMatch(/^00000000 {2}00 ff 41 +\.\.A$/);
});
