import { expect, test } from 'vitest';
import type { LoggedRequest } from '../hub-in-a-box/index.ts';
import { clickInShadow, describeBrowser, pressInShadow } from './harness/index.ts';
import { openInspect } from './support/inspect.ts';
import { startFreshPopup } from './support/popup.ts';

interface Compared {
  state: string | null;
  summary: string;
  exact: string | null;
  /** `changed env NGINX_VERSION 1.31.3 → 1.31.4` */
  rows: string[];
  layers: string[];
  errors: string[];
}

/** Runs in the page. */
function read(): Compared {
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  return {
    state: document.querySelector<HTMLElement>('[data-section="compare"]')?.dataset.state ?? null,
    summary: document.querySelector<HTMLElement>('[data-summary]')?.innerText ?? '',
    exact: document.querySelector<HTMLElement>('[data-exact]')?.dataset.exact ?? null,
    rows: all('[data-field]')
      .map(({ dataset: { diff, field, key, from, to } }) => `${diff} ${field} ${key ?? ''} ${from} → ${to}`)
      .filter((row) => !row.startsWith('same')),
    layers: all('[data-layer]').map(({ dataset }) => dataset.diff ?? ''),
    errors: all('[data-error]').map(({ dataset }) => dataset.error ?? ''),
  };
}

const isComparison = (url: string): boolean => url.includes('inspect.html?');

describeBrowser('compare', (world) => {
  startFreshPopup(world);

  test('two tags of Docker Hub: without a pull, exact for one a side, swapped', async () => {
    const page = await openInspect(world, 'nginx:1.30', { compare: 'nginx:1.31' });
    const poll = (what: object) =>
      expect.poll(() => page.evaluate(read), { timeout: 20_000, interval: 100 }).toMatchObject(what);
    await poll({ state: 'complete', exact: 'false', errors: [] });
    const { summary, rows, layers } = await page.evaluate(read);
    expect(summary).toMatch(/new to download\.$/);
    expect(rows.find((row) => row.includes('NGINX_VERSION'))).toMatch(
      /^changed env NGINX_VERSION 1\.30\.\d+ → 1\.31\.\d+$/,
    );
    expect(layers.length).toBeGreaterThan(1);
    expect(world.hub.pulls.used).toBe(0);
    const contents = () =>
      page.$$eval('nav.toc:not(main *) a', (links) => links.map(({ innerText }) => innerText));
    await expect
      .poll(async () => (await contents()).join().replace(/\s+/g, ' '))
      .toMatch(/Versions 1,.*Steps 1,Layers 5,Files/);
    await page.click('nav.toc a[href="#versions"]');
    await page.waitForSelector('nav.toc a[href="#versions"][aria-current="true"]');

    await page.click('[data-action="load"]');
    await poll({ exact: 'true' });
    expect(world.hub.pulls.used).toBe(2);

    // an index and an attestation manifest a side; what is stated in blobs is no pull
    await page.click('#packages [data-action="load"]');
    await page.waitForSelector('[data-package="nginx"][data-from="1.30.2"][data-to="1.31.4"]');
    await page.waitForSelector('[data-package="openssl"][data-diff="same"]');
    await page.waitForSelector('[data-commits^="https://github.com/nginx/docker-nginx/compare/"]');
    expect(world.hub.pulls.used).toBe(6);

    await page.click('[data-action="swap"]');
    await poll({ state: 'complete' });
    expect(new URL(page.url()).searchParams.get('compare')).toBe('nginx:1.30');
  });

  test('two images ticked in Hub’s list open as a comparison, the older one first', async () => {
    const { browser } = world.driven;
    const page = await world.open('/_/nginx/tags');
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]:enabled');
    const box = (tag: string) => `tr:has([data-alias="${tag}"]) [name="compare"]`;
    await pressInShadow(page, 'tagkin-listing', box('1.31.4'));
    await pressInShadow(page, 'tagkin-listing', box('1.30.2'));
    await pressInShadow(page, 'tagkin-listing', '[data-action="compare-ticked"]');
    const address = async () => (await browser.pages()).map((each) => each.url()).find(isComparison);
    await expect.poll(address, { timeout: 20_000 }).toContain('image=nginx%3A1.30.2&compare=nginx%3A1.31.4');
    expect(world.hub.pulls.used).toBe(0);
  });

  test('files, on request: by the layers that differ, then with those that are shared; no pull', async () => {
    const page = await openInspect(world, 'lab/pair:1', { compare: 'lab/pair:2' });
    const files = () =>
      page.$$eval('#files [data-file]', (rows) =>
        (rows as HTMLElement[]).map(({ dataset: { diff, file } }) => `${diff} ${file}`),
      );
    await page.waitForSelector('#files [data-action="load"]');
    await page.click('#files [data-action="load"]');
    await page.waitForSelector('#files[data-state="complete"]');
    const own = ['changed app/config', 'added app/new', 'removed app/old', 'removed etc/os-release'];
    expect(await files()).toEqual([...own, 'added var/lib/dpkg/status']);
    await page.click('#files [data-action="load"]');
    await expect.poll(files, { timeout: 20_000 }).toEqual([...own, 'changed var/lib/dpkg/status']);

    // Neither has an SBOM: the package databases, which were read with the files.
    await page.click('#packages [data-action="load"]');
    await page.waitForSelector('[data-package="libc6"][data-from="2.41-12"][data-to="2.41-13"]');
    expect(world.hub.pulls.used).toBe(0);
    const isDownload = ({ method, path }: LoggedRequest) => method === 'GET' && path.endsWith('/data');
    const downloads = world.hub.log.filter(isDownload).map(({ path }) => path);
    expect(downloads).toHaveLength(new Set(downloads).size);
  });

  test('a tag that is not there fails alone; a platform is compared with another', async () => {
    const page = await openInspect(world, 'nginx', { compare: ':no-such-tag' });
    const poll = (what: object) =>
      expect.poll(() => page.evaluate(read), { timeout: 20_000, interval: 100 }).toMatchObject(what);
    await poll({ state: 'error', errors: ['not-found'] });
    await page.evaluate(() => document.querySelector<HTMLInputElement>('[name="to"]')?.select());
    await page.focus('[name="to"]');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('linux/arm64');
    await page.keyboard.press('Enter');
    await poll({ state: 'complete', errors: [] });
  });
});
