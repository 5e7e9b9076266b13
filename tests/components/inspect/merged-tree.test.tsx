// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { MergedTree } from '../../../components/inspect/merged-tree.tsx';
import { collectEntries } from '../../../lib/layers/entry-list.ts';
import type { EntryKind } from '../../../lib/layers/format/entry.ts';
import { draw } from '../draw.ts';

const layer = (
  place: number,
  ...entries: [path: string, kind: EntryKind, size: number, target?: string][]
) => {
  const all = collectEntries();
  for (const [path, kind, size, target] of entries)
    all.add({ path, kind, size, mode: 0o644, uid: 0, gid: 0, modified: 0, ...(target && { target }) });
  return { place, digest: `sha256:${place}`, listing: all.listing() };
};

test('the merged files as a tree, each with the layer that wrote it last, and read from that one', async () => {
  const read = vi.fn(() => () => {});
  const layers = [
    layer(1, ['etc/a', 'file', 1], ['etc/b', 'file', 2], ['etc/c', 'file', 3]),
    layer(3, ['etc/a', 'file', 10], ['etc/b', 'whiteout', 0], ['etc/a', 'file', 20]),
  ];
  const { all, one, click, type } = await draw(<MergedTree layers={layers} count={4} read={read} />);
  const details = all('details')[0] as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(all('details [data-file]').length).toBe(3));
  expect(all('details [data-file]').map((row) => row.textContent)).toEqual([
    'etc',
    'alayer 3, 20 bytes',
    'clayer 1, 3 bytes',
  ]);
  await click('details [data-file="etc/a"] [data-action="file"]');
  expect(read).toHaveBeenLastCalledWith({ digest: 'sha256:3', file: 'etc/a', skip: 1 }, expect.any(Function));
  // Found by a search as well.
  await type('[name="path"]', 'etc/c');
  await click('.tree > [data-file="etc/c"] [data-action="file"]');
  expect(read).toHaveBeenLastCalledWith({ digest: 'sha256:1', file: 'etc/c' }, expect.any(Function));
  expect(one('[data-opened="etc/c"]').textContent).toContain('rw-r--r--');
});

test('a hard link is read from the layer that has its target', async () => {
  const read = vi.fn(() => () => {});
  const layers = [
    layer(1, ['a', 'file', 1]),
    layer(2, ['a', 'file', 2], ['a', 'file', 3]),
    layer(5, ['b', 'hardlink', 0, 'a']),
  ];
  const { click, type } = await draw(<MergedTree layers={layers} count={5} read={read} />);
  await type('[name="path"]', 'b');
  await click('.tree > [data-file="b"] [data-action="file"]');
  expect(read).toHaveBeenLastCalledWith({ digest: 'sha256:2', file: 'a', skip: 1 }, expect.any(Function));
});
