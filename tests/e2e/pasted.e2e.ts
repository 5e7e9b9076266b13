import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import { SIGNATURE } from '../hub-in-a-box/data/odd.ts';
import { describeBrowser } from './harness/index.ts';
import { openPopup, startFreshPopup } from './support/popup.ts';

const OLD = `sha256:${'a'.repeat(64)}`;

/** CR LF, a byte order mark, quotes, comments and a character without width: all of it is to come back. */
const COMPOSE = `\uFEFFservices:\r
  web:\r
    image: "nginx:1.30-alpine" # keep\u200b\r
  cache:\r
    image: nginx\r
  old:\r
    image: nginx:1.30@${OLD}\r
  build:\r
    build: .\r
    image: acme/build:1\r
  jobs:\r
    image: \${REGISTRY}/jobs\r
`;

interface Row {
  image: string;
  version?: string;
  newer?: string;
}

/** What the page says of each image, once it has read all. */
async function tableOf(page: Page): Promise<Row[]> {
  await page.waitForSelector('[data-pinned]');
  await page.waitForFunction(() => !document.querySelector('[data-action="stop"]'), { polling: 50 });
  return page.$$eval('tr[data-image]', (rows) =>
    rows.map((row) => {
      const { image = '', version, newer } = (row as HTMLElement).dataset;
      return { image, ...(version && { version }), ...(newer && { newer }) };
    }),
  );
}

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => element.textContent ?? '');

describeBrowser('a pasted file', (world) => {
  startFreshPopup(world);

  test('is a table by what needs doing, and comes back pinned, every other byte as it was; no pull', async () => {
    const page = await openPopup(world, COMPOSE);
    expect(await tableOf(page)).toEqual([
      { image: 'docker.io/library/nginx:1.30-alpine', version: '1.30.2', newer: '1.31-alpine' },
      { image: `docker.io/library/nginx:1.30@${OLD}`, newer: '1.31' },
      { image: 'docker.io/library/nginx', version: '1.31.4' },
    ]);
    const pinned = await textOf(page, 'pre[data-pinned]');
    const digests = [...pinned.matchAll(/@(sha256:[0-9a-f]{64})/g)].map(([, digest]) => digest);
    expect(digests).toEqual([expect.stringMatching(/^sha256/), expect.stringMatching(/^sha256/), OLD]);
    expect(pinned.replace(`@${digests[0]}`, '').replace(`@${digests[1]}`, '')).toBe(COMPOSE);
    expect(world.hub.pulls.used).toBe(0);
    expect(world.hub.log.filter(({ path }) => path.includes('/manifests/'))).toEqual([]);

    // It is copied as it is shown.
    await page.evaluate(() => {
      const writeText = async (text: string) => {
        document.body.dataset.copied = text;
      };
      Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    });
    await page.click('[data-action="copy-pinned"]');
    await expect.poll(() => page.evaluate(() => document.body.dataset.copied)).toBe(pinned);

    // All, the one that was pinned already too; then none.
    await page.click('[data-action="pin-all"]');
    await expect.poll(() => textOf(page, 'pre[data-pinned]')).not.toContain(OLD);
    await page.click('[data-action="pin-all"]');
    await expect.poll(() => textOf(page, 'pre[data-pinned]')).toBe(COMPOSE);
  });

  test('updates to the newest tags, with a difference shown before', async () => {
    const page = await openPopup(world, COMPOSE);
    await tableOf(page);
    await page.click('[data-mode="newest"]');
    await page.waitForFunction(
      () => document.querySelector('[data-updated]')?.textContent?.includes('1.31@'),
      {
        polling: 50,
      },
    );
    const updated = await textOf(page, '[data-updated]');
    const images = readPasted(updated).found.flatMap((one) =>
      one.kind === 'image' ? `${one.reference.tag}@${one.reference.digest?.slice(0, 6)}` : [],
    );
    expect(images).toEqual(['1.31-alpine@sha256', 'undefined@sha256', '1.31@sha256']);
    expect(updated).not.toContain(OLD);
    const was = await page.$$eval('[data-line="was"] code', (lines) => lines.map((line) => line.textContent));
    expect(was).toContain(`    image: nginx:1.30@${OLD}`);
    expect(world.hub.pulls.used).toBe(0);
  });

  test('several names list version and newest tags; all tags of each on request; one manifest by a click', async () => {
    // Hub's API has no digest of this tag, and its registry refuses to tell it by HEAD.
    const refused = { host: 'registry-1.docker.io', method: 'HEAD', path: /odd\/answers\/manifests/ };
    const mend = world.hub.addFault({ match: refused, kind: 'status', status: 405 });
    const page = await openPopup(world, 'nginx golang:1.26 bigcorp/hundred:1.19 odd/answers:twin-a');
    expect((await tableOf(page)).map(({ image }) => image).toSorted()).toEqual([
      'docker.io/bigcorp/hundred:1.19',
      'docker.io/library/golang:1.26',
      'docker.io/library/nginx',
      'docker.io/odd/answers:twin-a',
    ]);
    expect([world.hub.pulls.used, await textOf(page, '[data-action="digest"]')]).toEqual([
      0,
      'Read the manifest (1 pull)',
    ]);
    await page.click('[data-action="digest"]');
    await page.waitForSelector('tr[data-image$="/answers:twin-a"] [data-action="pin"]:checked');
    expect(await textOf(page, '[data-pulls]')).toBe('99 pulls left of 100 in 6 hours');
    expect(await textOf(page, 'pre[data-pinned]')).toMatch(/odd\/answers:twin-a@sha256:[0-9a-f]{64}$/);
    expect(world.hub.pulls.used).toBe(1);
    mend();
    const newest = await page.$$eval('tr[data-image$="/nginx"] [data-tag]', (tags) =>
      tags.map((tag) => (tag as HTMLElement).dataset.tag),
    );
    expect(newest).toEqual(['1.32.0-rc1', '1.31.4', '1.31', '1.30.2', '1.30']);
    // The row above it may still grow: what moves away under the pointer is pressed once more.
    const listed = async () => {
      await (await page.$('[data-action="all-tags"]'))?.click();
      return page.$$eval('[data-repository]', (lists) => lists.length);
    };
    await expect.poll(listed, { timeout: 20_000, interval: 1000 }).toBe(4);
    await page.waitForSelector('section[data-state="complete"] [data-repository="docker.io/odd/answers"]');
    const known = await page.$$eval('[data-repository]', (lists) =>
      lists.map((list) => Number((list as HTMLElement).dataset.known)),
    );
    expect(known).toEqual(
      ['library/nginx', 'library/golang', 'bigcorp/hundred', 'odd/answers'].map(
        (path) => world.hub.repositories.get(path)?.tags.filter(({ name }) => name !== SIGNATURE).length,
      ),
    );
    await page.click('[data-action="download"]');
    await page.waitForSelector('[data-download]');
    expect(
      Number(await page.$eval('[data-download]', (line) => (line as HTMLElement).dataset.download)),
    ).toBeGreaterThan(0);
  });
});
