import { expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { inspected, openInspect } from './support/inspect.ts';
import { startFreshPopup } from './support/popup.ts';

interface Shown {
  state: string | null;
  entries: string[];
  packages: string[];
  release: string | null;
  errors: string[];
  file: string | null;
}

/** Runs in the page: the contents of the layer at this place. */
function read(at: number): Shown {
  const row = document.querySelectorAll<HTMLElement>('[data-section="layers"] [data-layer]')[at];
  const all = (selector: string) => [...(row?.querySelectorAll<HTMLElement>(selector) ?? [])];
  return {
    state: all('[data-state]')[0]?.dataset.state ?? null,
    entries: all('[data-file]').map(({ dataset }) => `${dataset.kind} ${dataset.file} ${dataset.size}`),
    packages: all('[data-package]').map(({ dataset }) => `${dataset.package} ${dataset.packageVersion}`),
    release: all('[data-release]')[0]?.innerText ?? null,
    errors: all('[data-error]').map(({ dataset }) => dataset.error ?? ''),
    file: all('[data-text]')[0]?.innerText ?? null,
  };
}

describeBrowser('layers', (world) => {
  startFreshPopup(world);

  test('what is in a layer: by gzip, zstd, several members, damaged, forged; one file of it; no pull', async () => {
    const page = await openInspect(world, 'lab/files:1');
    await inspected(page, { sections: { layers: 'complete' } });
    const open = async (at: number, what: object) => {
      await page.evaluate((place) => {
        const row = document.querySelectorAll('[data-section="layers"] [data-layer]')[place];
        row?.querySelector<HTMLElement>('[data-action="contents"]')?.click();
      }, at);
      await expect
        .poll(() => page.evaluate(read, at), { timeout: 20_000, interval: 100 })
        .toMatchObject(what);
      return page.evaluate(read, at);
    };
    await open(0, {
      state: 'complete',
      entries: [
        'dir etc 0',
        'file etc/os-release 53',
        'dir usr 0',
        'dir usr/bin 0',
        'file usr/bin/env 5000',
        'dir var 0',
        'dir var/lib 0',
        'dir var/lib/dpkg 0',
        'file var/lib/dpkg/status 81',
      ],
      packages: ['libc6 2.41-12'],
      release: 'Debian GNU/Linux 13 (trixie)',
      errors: [],
    });
    // In the document is not enough: it is seen.
    expect(await page.$eval('[data-file="etc/os-release"]', (row) => row.checkVisibility())).toBe(true);
    await open(1, { state: 'complete', entries: ['dir srv 0'], errors: [] });
    const third = await open(2, { state: 'complete', errors: [] });
    expect(third.entries).toContain('file usr/bin/env 5000');
    expect(third.entries).toContain('hardlink usr/bin/link 0');
    await page.click('[data-file="usr/bin/link"] [data-action="file"]');
    await expect
      .poll(() => page.evaluate(read, 2), { timeout: 20_000, interval: 100 })
      .toMatchObject({ file: expect.stringMatching(/^x{1000}/) });
    await open(3, { state: 'error', errors: ['malformed'] });
    await open(4, { state: 'error', errors: ['digest-mismatch'], entries: [], packages: [], file: null });
    // Another time they would be the same.
    expect(await page.$$('[data-layer] [data-action="contents"]')).toEqual([]);

    await page.evaluate(() =>
      document.querySelector<HTMLElement>('[data-file="etc/os-release"] [data-action="file"]')?.click(),
    );
    await expect
      .poll(() => page.evaluate(read, 0), { timeout: 20_000, interval: 100 })
      .toMatchObject({ file: expect.stringContaining('ID=debian') });
    expect(world.hub.pulls.used).toBe(0);
    // What was opened stays open.
    expect((await page.evaluate(read, 1)).entries).toEqual(['dir srv 0']);
  });
});
