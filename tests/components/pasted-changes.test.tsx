// @vitest-environment happy-dom

import { expect, test, vi } from 'vitest';
import { ChangesSection, CopyBar, type Mode } from '../../components/pasted/changes-section.tsx';
import { type Download, DownloadLine } from '../../components/pasted/download-line.tsx';
import type { Found, TextPlace } from '../../lib/paste/pasted.ts';
import { diffLines } from '../../lib/paste/pin/diff.ts';
import type { Change } from '../../lib/paste/pin/edits.ts';
import { rewrite } from '../../lib/paste/pin/rewrite.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import { digestOf } from '../aliases/truth.ts';
import { draw } from './draw.ts';

const TEXT = '\uFEFFservices:\r\n  web:\r\n    image: "nginx:1.29" # \u200bfront\r\n';
const PINNED = `\uFEFFservices:\r\n  web:\r\n    image: "nginx:1.29@${digestOf(1)}" # \u200bfront\r\n`;
const UPDATED = `\uFEFFservices:\r\n  web:\r\n    image: "nginx:1.31@${digestOf(2)}" # \u200bfront\r\n`;

function written(change: Change) {
  const { found } = readPasted(TEXT);
  const changes = new Map(found.map((one) => [one as Found<TextPlace>, change]));
  return rewrite(TEXT, found, changes);
}

/** The section as the popup draws it in a mode. */
function sectionOf(mode: Mode, chooseMode = vi.fn()) {
  const pinned = written({ digest: digestOf(1) });
  const shown = mode === 'pin' ? pinned : written({ tag: '1.31', digest: digestOf(2) });
  return (
    <ChangesSection
      mode={mode}
      chooseMode={chooseMode}
      lines={diffLines(TEXT, shown.edits)}
      changes={shown.edits.length}
      pinned={pinned.text}
      updated={shown.text}
      missing={0}
    />
  );
}

test('pin, within the major, newest: one is chosen, and each shows its difference before it is copied', async () => {
  const chooseMode = vi.fn();
  const drawn = await draw(sectionOf('pin', chooseMode));
  expect(drawn.all('[data-mode]').map(({ dataset }) => dataset.mode)).toEqual(['pin', 'within', 'newest']);
  expect(drawn.one('[data-mode][aria-pressed="true"]').dataset.mode).toBe('pin');
  expect(drawn.one('[data-line="was"] code').textContent).toBe('    image: "nginx:1.29" # \u200bfront');
  expect(drawn.one('[data-line="now"] code').textContent).toContain(`nginx:1.29@${digestOf(1)}`);
  await drawn.click('[data-mode="newest"]');
  expect(chooseMode).toHaveBeenCalledExactlyOnceWith('newest');
  await drawn.redraw(sectionOf('newest'));
  expect(drawn.one('[data-line="now"] code').textContent).toContain(`nginx:1.31@${digestOf(2)}`);
});

test('the pinned text is there from the start, byte by byte; the updated one and the difference stand elsewhere', async () => {
  const drawn = await draw(sectionOf('pin'));
  expect(drawn.one('pre[data-pinned]').textContent).toBe(PINNED);
  expect(drawn.all('[data-updated]')).toEqual([]);
  await drawn.redraw(sectionOf('newest'));
  expect(drawn.one('pre[data-pinned]').textContent).toBe(PINNED);
  expect(drawn.one('pre[data-updated]').textContent).toBe(UPDATED);
  expect(drawn.all('[data-pinned] [data-line], [data-updated] [data-line]')).toEqual([]);
});

test('what is copied is what is shown', async () => {
  const writeText = vi.fn(async (_: string) => {});
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
  const drawn = await draw(
    <CopyBar
      mode="within"
      pinned={{ text: 'not read again', exact: () => PINNED }}
      updated={{ text: UPDATED, exact: () => UPDATED }}
      chosen={1}
      images={2}
    />,
  );
  expect(drawn.text()).toContain('1 of 2 to pin');
  await drawn.click('[data-action="copy-pinned"]');
  await drawn.click('[data-action="copy-updated"]');
  expect(writeText.mock.calls).toEqual([[PINNED], [UPDATED]]);
  vi.unstubAllGlobals();
});

test('what a machine would download: by a button, then images, size, what is shared, and what is not counted', async () => {
  const ask = vi.fn();
  const line = (download: Download | null) => (
    <DownloadLine download={download} platform="linux/arm64" ask={ask} />
  );
  const drawn = await draw(line(null));
  await drawn.click('[data-action="download"]');
  expect(ask).toHaveBeenCalledTimes(1);
  const read = { counted: 7, others: 1, size: 1.2e9, shared: 340e6, isReading: false, failure: null };
  await drawn.redraw(line(read));
  expect(drawn.one('[data-download="1200000000"]').dataset.shared).toBe('340000000');
  expect(drawn.text()).toMatch(/7 images, 1\.2 GB to download.*on linux\/arm64; 340 MB of it shared/);
  expect(drawn.text()).toContain('1 more is not counted');
});
