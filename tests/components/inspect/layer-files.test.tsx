// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { settle } from '../draw.ts';
import { drawn, entry, listed, listingOf } from './drawn-layer.tsx';

test('a path of a thousand folders is drawn, the deepest of them as one name', async () => {
  const { report, files, all, start } = await drawn();
  await start();
  const path = `${'d/'.repeat(1000)}leaf`;
  await report(listed(listingOf(entry(path))));
  expect(files().at(-1)).toBe(`file ${path} 5`);
  expect(files().length).toBe(101);
  // However deep, it does not leave the page.
  expect(all('li').at(-1)?.getAttribute('style')).toMatch(/^--d: 20;?$/);
});

test('few entries of very many folders stand closed', async () => {
  const { report, files, start } = await drawn();
  await start();
  const deep = Array.from({ length: 20 }, (_, at) => entry(`${at}/${'d/'.repeat(90)}leaf`));
  await report(listed(listingOf(...deep)));
  expect(files().length).toBe(20);
});

test('of a path that comes twice the last is shown, with its mode, owner and time', async () => {
  const { click, report, one, requests, start } = await drawn();
  await start();
  const last = entry('a', { size: 7, mode: 0o4755, uid: 1000, gid: 50, modified: 1_700_000_000 });
  await report(listed(listingOf(entry('a'), entry('b'), last)));
  await click('[data-file="a"] [data-action="file"]');
  expect(requests[1]?.request).toEqual({ digest: 'sha256:x', file: 'a', skip: 1 });
  expect(one('[data-opened="a"]').textContent).toMatch(/rwsr-xr-x · 1000:50 · .*2023/);
});

test('a picture is shown as one, and a damaged one is told; what may hold a script is text', async () => {
  const { click, report, one, all, start } = await drawn();
  await start();
  await report(listed(listingOf(entry('a'))));
  await click('[data-action="file"]');
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
  await report({ kind: 'file', bytes: png, failure: null });
  await vi.waitFor(async () => {
    await settle();
    expect(one('img').getAttribute('src')).toBe(`data:image/png;base64,${btoa('\x89PNG\r\n\x1a\n\0')}`);
  });
  one('img').dispatchEvent(new Event('error'));
  await settle();
  expect(all('img')).toEqual([]);
  expect(one('[data-opened]').textContent).toContain('can’t be drawn');
  await click('[data-action="close"]');
  await click('[data-action="file"]');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  await report({ kind: 'file', bytes: new TextEncoder().encode(svg), failure: null });
  expect(one('[data-text="text"]').textContent).toBe(svg);
});

test('a file that is opened takes the focus, and gives it back when Escape closes it', async () => {
  const { click, report, one, all, start } = await drawn();
  await start();
  await report(listed(listingOf(entry('a'), entry('b'))));
  const opener = one('[data-file="b"] [data-action="file"]');
  opener.focus();
  await click('[data-file="b"] [data-action="file"]');
  expect(document.activeElement).toBe(one('[data-opened="b"]'));
  one('[data-opened]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await settle();
  expect(all('[data-opened]')).toEqual([]);
  expect(document.activeElement).toBe(opener);
});

test('a device says what it is', async () => {
  const { report, one, start } = await drawn();
  await start();
  await report(listed(listingOf(entry('dev/null', { kind: 'other', size: 0 }))));
  expect(one('[data-file="dev/null"]').textContent).toContain('device or pipe');
});

test('a hard link opens the bytes of its target; one to nothing tells so, and reads nothing', async () => {
  const { click, report, one, requests, start } = await drawn();
  await start();
  const link = (path: string, target: string) => entry(path, { kind: 'hardlink', size: 0, target });
  await report(listed(listingOf(entry('bin/perl5'), link('bin/perl', 'bin/perl5'), link('x', 'gone'))));
  await click('[data-file="bin/perl"] [data-action="file"]');
  expect(requests[1]?.request).toEqual({ digest: 'sha256:x', file: 'bin/perl5' });
  await report({ kind: 'file', bytes: new TextEncoder().encode('#!'), failure: null });
  expect(one('[data-opened="bin/perl"]').textContent).toContain('bin/perl5');
  expect(one('[data-text]').textContent).toBe('#!');
  await click('[data-file="x"] [data-action="file"]');
  expect(one('[data-opened="x"]').dataset.state).toBe('error');
  expect(one('[data-opened="x"]').textContent).toContain('not read');
  expect(requests).toHaveLength(2);
});
