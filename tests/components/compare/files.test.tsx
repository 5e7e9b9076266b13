// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { CompareView } from '../../../components/compare/compare-view.tsx';
import { Files } from '../../../components/compare/files.tsx';
import { layerPasses } from '../../../components/compare/layer-passes.ts';
import { markdownOf } from '../../../components/compare/markdown.ts';
import type { CompareData, CompareSide } from '../../../components/compare/side.ts';
import type { LayerProgress, LayerRequest, ReadLayer } from '../../../components/inspect/layer-progress.ts';
import { compareImages } from '../../../lib/compare/comparison.ts';
import type { ComparedFiles } from '../../../lib/compare/files.ts';
import { collectEntries } from '../../../lib/layers/entry-list.ts';
import type { Entry } from '../../../lib/layers/format/entry.ts';
import { draw } from '../draw.ts';
import { details, side } from './sides.ts';

const entry = (path: string, more: Partial<Entry> = {}): Entry => ({
  ...{ path, kind: 'file', size: 10, mode: 0o644, uid: 0, gid: 0, modified: 0 },
  ...more,
});

/** Layers that are being read, oldest first. */
interface Reading {
  request: LayerRequest;
  tell: (progress: LayerProgress) => Promise<void>;
  isEnded: boolean;
}

async function section() {
  const readings: Reading[] = [];
  let compared: ComparedFiles | null = null;
  const readLayer = (request: LayerRequest, onProgress: (progress: LayerProgress) => void) => {
    const reading = { request, tell: (told: LayerProgress) => act(() => onProgress(told)), isEnded: false };
    readings.push(reading);
    return () => {
      reading.isEnded = true;
    };
  };
  const [from, to] = [details('1.31.3'), details('1.31.4')];
  const drawn = await draw(
    <Files
      from={side('1.31.3', from, { readLayer })}
      to={side('1.31.4', to, { readLayer })}
      details={[from, to]}
      passes={layerPasses(() => {})}
      onCompared={(found) => {
        compared = found;
      }}
    />,
  );
  /** The layer that is being read has these entries. */
  const answer = (...entries: Entry[]) => {
    const collected = collectEntries();
    for (const one of entries) collected.add(one);
    const listing = collected.listing();
    return readings.at(-1)?.tell({ kind: 'listing', listing, packages: [], release: null, failure: null });
  };
  const rows = () =>
    drawn
      .all('[data-file]')
      .map(({ dataset: { diff, file, from: was = '–', to: is = '–' } }) => `${diff} ${file} ${was} → ${is}`);
  const markdown = () => markdownOf(compareImages(from, to), ['a', 'b'], { isExact: true, files: compared });
  return { ...drawn, readings, answer, rows, markdown };
}

test('the layers that differ are read on request, their bytes named first; then those that are shared', async () => {
  const { one, all, click, answer, rows, readings, text, markdown } = await section();
  expect(markdown()).not.toContain('Files');
  expect(one('[data-action="load"]').textContent).toBe('Read the 4 layers that differ: 66.6 MB to download');
  expect(readings).toEqual([]);
  await click('[data-action="load"]');
  expect(one('#files').dataset.state).toBe('loading');
  expect(readings[0]?.request.hasContents).toBe(true);
  await readings[0]?.tell({ kind: 'progress', bytes: 1_000_000, entries: 3 });
  expect(one('progress').getAttribute('value')).toBe('1000000');
  await answer(entry('usr/nginx', { size: 12 }), entry('etc/new'));
  await answer();
  await answer(entry('usr/nginx'), entry('etc/old'));
  await answer();
  expect(readings).toHaveLength(4);
  expect(one('#files').dataset.state).toBe('complete');
  expect(rows()).toEqual(['added etc/new – → 10', 'removed etc/old 10 → –', 'changed usr/nginx 10 → 12']);
  expect(text()).toContain('1 changed, 1 added, 1 removed');
  expect(text()).toContain('may be in the shared layers');
  // What is taken along lists them too.
  expect(markdown()).toContain('| changed `` usr/nginx `` | 10 bytes | 12 bytes |');
  expect(markdown()).toContain('| added `` etc/new `` | – | 10 bytes |');
  expect(markdown()).toContain('may be in the shared layers');

  expect(one('[data-action="load"]').textContent).toBe('Read the shared layer too: 29.8 MB to download');
  await click('[data-action="load"]');
  await answer(entry('etc/old', { size: 7 }));
  expect(rows()).toEqual(['added etc/new – → 10', 'changed etc/old 10 → 7', 'changed usr/nginx 10 → 12']);
  expect(all('[data-action="load"]')).toEqual([]);
  expect(text()).not.toContain('may be in the shared layers');
});

test('a layer that fails is told, and what was read is not read twice; reading can be ended', async () => {
  const { one, all, click, readings, answer } = await section();
  await click('[data-action="load"]');
  await answer(entry('a'));
  const listing = collectEntries().listing();
  await readings[1]?.tell({
    ...{ kind: 'listing', listing, packages: [], release: null },
    failure: { kind: 'network' },
  });
  expect(one('[data-error]').dataset.error).toBe('network');
  expect(one('#files').dataset.state).toBe('error');
  await click('[data-action="load"]');
  expect(readings.map(({ request }) => request.digest)[2]).toBe(readings[1]?.request.digest);
  await click('[data-action="stop"]');
  expect([readings[2]?.isEnded, one('#files').dataset.state]).toEqual([true, 'idle']);

  // Damaged for good.
  await click('[data-action="load"]');
  await readings[3]?.tell({
    ...{ kind: 'listing', listing, packages: [], release: null },
    failure: { kind: 'malformed' },
  });
  expect(all('[data-action="load"]')).toEqual([]);
});

test('layers that were read for their files are not read again, nor any below one that has the database', async () => {
  const asked: string[] = [];
  const reader: ReadLayer = ({ digest }, onProgress) => {
    asked.push(digest.slice(7, 9));
    const packages = digest.startsWith('sha256:a')
      ? [{ kind: 'deb' as const, path: 'var/lib/dpkg/status', packages: [{ name: 'libc6', version: '1' }] }]
      : [];
    onProgress({
      kind: 'listing',
      listing: collectEntries().listing(),
      packages,
      release: null,
      failure: null,
    });
    return () => {};
  };
  const [ours, theirs] = [details('1'), details('2')];
  const idle = { state: 'idle', value: null, failure: null, load: () => {} } as const;
  const none = {
    ...{ ...idle, state: 'complete' as const },
    value: { sboms: [], provenance: [], unread: 0 },
  };
  const sides = (more: Partial<CompareSide>): CompareData => ({
    from: side('1', ours, { readLayer: reader, ...more }),
    to: side('2', theirs, { readLayer: reader, ...more }),
  });
  const drawn = await draw(<CompareView {...sides({ attested: idle })} />);
  await drawn.click('#files [data-action="load"]');
  expect(asked).toEqual(['a2', 'c2', 'a1', 'c1']);
  expect(drawn.all('[data-package]')).toEqual([]); // an SBOM is looked for first
  await drawn.redraw(<CompareView {...sides({ attested: none })} />);
  expect(drawn.all('[data-package]')).toHaveLength(1);
  expect(asked).toHaveLength(4);
});
