import { expect, test } from 'vitest';
import { documentOf } from '../hub-in-a-box/build.ts';
import { NGINX_GROUPS } from '../hub-in-a-box/data/nginx.ts';
import { shop, TOKEN } from '../hub-in-a-box/data/shop.ts';
import { describeBrowser } from './harness/index.ts';
import { saveDownloads } from './support/downloads.ts';
import { inspected, openInspect, press } from './support/inspect.ts';
import { registryRequests, startFreshPopup } from './support/popup.ts';

describeBrowser(
  'inspect page',
  (world) => {
    startFreshPopup(world);

    test('one image of Docker Hub: what it is, its platforms and aliases, without a pull', async () => {
      const page = await openInspect(world, 'nginx');
      const said = await inspected(page, {
        heading: 'nginx:latest',
        version: '1.31.4 by alias',
        platform: 'linux/amd64',
        sections: { head: 'complete', platforms: 'complete', aliases: 'complete', config: 'complete' },
        exact: 'false',
        facts: { digest: expect.stringContaining('sha256:') },
        aliases: { index: expect.anything() },
        errors: [],
      });
      expect(said.platforms).toHaveLength(8);
      const others = NGINX_GROUPS.mainline?.tags.filter((name) => name !== 'latest') ?? [];
      expect(said.aliases.index?.toSorted()).toEqual(others.toSorted());
      expect(said.config.cmd).toBe('nginx -g "daemon off;"');
      expect(world.hub.pulls.used).toBe(0);
      expect(registryRequests(world.hub)).toEqual([
        'GET auth.docker.io /token',
        'HEAD registry-1.docker.io /v2/library/nginx/manifests/latest',
      ]);
    });

    test('flavours of the version and sizes over versions, from the listing: no request more', async () => {
      const page = await openInspect(world, 'nginx');
      await inspected(page, { sections: { aliases: 'complete', flavours: 'complete' } });
      await page.waitForSelector('[data-flavour] ~ [data-flavour]');
      const rows = await page.$$eval('[data-flavour]', (all) =>
        all.map((row) => ({
          tag: row.getAttribute('data-flavour') ?? '',
          size: Number(row.getAttribute('data-size')),
          isOwn: row.getAttribute('aria-current') === 'true',
        })),
      );
      expect(rows.every(({ tag }) => tag.startsWith('1.31.4'))).toBe(true);
      expect(rows.filter(({ isOwn }) => isOwn).map(({ tag }) => tag)).toEqual(['1.31.4']);
      expect(rows.map(({ size }) => size)).toEqual(rows.map(({ size }) => size).toSorted((a, b) => a - b));
      await page.waitForSelector('[data-chart="sizes"] path.main[d^="M"]');
      await press(page, 'flavours', '[data-action="table"]');
      await page.waitForSelector('[data-chart="sizes"] tr[data-version="1.31.4"]');
      const saved = await saveDownloads(world.driven);
      await press(page, 'head', '[data-action="export"]');
      const { image, flavours } = JSON.parse(await saved('nginx-latest.json'));
      expect(image).toBe('docker.io/library/nginx:latest');
      expect(flavours.flavours.map(({ tag }: { tag: string }) => tag)).toEqual(rows.map(({ tag }) => tag));
      expect(registryRequests(world.hub)).toEqual([
        'GET auth.docker.io /token',
        'HEAD registry-1.docker.io /v2/library/nginx/manifests/latest',
      ]);
    });

    test('the exact config costs one pull, which its button names; another platform is one click', async () => {
      const page = await openInspect(world, 'nginx', { platform: 'linux/arm/v7' });
      await inspected(page, { platform: 'linux/arm/v7', exact: 'false' });
      const button = await page.waitForSelector('[data-section="config"] [data-action="exact"]');
      expect(await button?.evaluate((element) => element.textContent)).toContain('1 pull');
      await press(page, 'config', '[data-action="exact"]');
      const said = await inspected(page, { exact: 'true', errors: [] });
      expect(said.config.stopsignal).toBe('SIGQUIT');
      expect(world.hub.pulls.used).toBe(1);

      await press(page, 'platforms', '[data-platform="linux/386"] input');
      await inspected(page, { platform: 'linux/386', exact: 'false' });
      expect(new URL(page.url()).searchParams.get('platform')).toBe('linux/386');
      expect(world.hub.pulls.used).toBe(1);
    });

    test('raw documents are read when they are opened, each for what it costs', async () => {
      const page = await openInspect(world, 'nginx');
      await inspected(page, {
        sections: { raw: 'complete' },
        facts: { digest: expect.stringContaining('sha256:') },
      });
      for (const part of ['index', 'manifest', 'config']) {
        await press(page, 'raw', `[data-raw="${part}"]:not([open]) summary`);
        await page.waitForSelector(`[data-raw="${part}"][data-state="complete"] .json`);
      }
      const texts = await page.$$eval('[data-raw]', (parts) => parts.map((each) => each.textContent ?? ''));
      expect(texts[0]).toContain('crane manifest nginx@sha256:');
      expect(texts[2]).toContain('crane config nginx@sha256:');
      expect(texts[2]).toContain('"architecture": "amd64"');
      expect(world.hub.pulls.used).toBe(2);
      // Its image id alone leads back to it, out of what was read.
      const [, digest = ''] = /crane config nginx@(sha256:[0-9a-f]{64})/.exec(texts[2] ?? '') ?? [];
      const id = JSON.parse(`${documentOf(digest)?.body}`).config.digest;
      await page.goto(await world.driven.extensionUrl(`inspect.html?image=${id}`));
      await page.waitForSelector('[data-role="config"] [data-alias="latest"]');
      await page.goto(await world.driven.extensionUrl(`popup.html?image=${id}`));
      await page.waitForSelector('[data-role="config"] [data-alias="latest"]');
      expect(world.hub.pulls.used).toBe(2);
    });

    test('a pause of a day: what was asked for is shown, and Retry now ends it', async () => {
      const page = await openInspect(world, 'nginx');
      await inspected(page, { facts: { digest: expect.stringContaining('sha256:') } });
      const mend = world.hub.addFault({
        match: ({ path }) => path.includes('/manifests/'),
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '86400' },
      });
      await press(page, 'raw', '[data-raw="index"]:not([open]) summary');
      const retry = '[data-raw="index"] [data-action="retry"]';
      await page.waitForSelector(`${retry} + .note`);
      expect(await page.$eval(`${retry} + .note`, (note) => note.textContent)).toMatch(
        /asked for a pause until/,
      );
      mend();
      await page.click(retry);
      await page.waitForSelector('[data-raw="index"][data-state="complete"] .json');
    });

    test('attestations of the shown platform, each named with its size before it is read', async () => {
      const page = await openInspect(world, 'nginx');
      await inspected(page, {
        facts: { digest: expect.stringContaining('sha256:') },
        sections: { attestations: 'idle' },
      });
      await press(page, 'attestations', '[data-action="load"]');
      await inspected(page, { sections: { attestations: 'complete' } });
      const types = await page.$$eval('[data-predicate]', (all) =>
        all.map((each) => each.getAttribute('data-predicate')),
      );
      expect(types).toEqual(['https://spdx.dev/Document', 'https://slsa.dev/provenance/v0.2']);
      expect(world.hub.pulls.used).toBe(2);
      // The index that was read for this tells the platforms too, and costs nothing more.
      await page.waitForSelector('[data-platform="linux/amd64"] [data-attested="sbom provenance"]');
      await page.waitForSelector('[data-platform="linux/arm/v7"] [data-attested="unread"]');
      for (const type of types)
        await press(page, 'attestations', `[data-predicate="${type}"] [data-action="load"]`);
      await page.waitForSelector('[data-package="nginx"][data-package-version="1.31.4"]');
      await page.waitForSelector(
        '[data-predicate^="https://slsa.dev"][data-state="complete"] [data-field="build-type"]',
      );
      expect(world.hub.pulls.used).toBe(2);
    });

    test('referrers: none is said only after it was asked, without a pull', async () => {
      const page = await openInspect(world, 'nginx');
      await inspected(page, {
        facts: { digest: expect.stringContaining('sha256:') },
        sections: { referrers: 'idle' },
      });
      await press(page, 'referrers', '[data-action="load"]');
      await inspected(page, { sections: { referrers: 'complete' }, errors: [] });
      expect(world.hub.pulls.used).toBe(0);
    });

    test('history as a Dockerfile, layers, and what it is built on, without a pull', async () => {
      const page = await openInspect(world, 'acme/shop:2.4.0');
      await inspected(page, { sections: { history: 'complete', layers: 'complete' }, errors: [] });
      await page.waitForSelector('[data-built-on="debian:trixie-20251117-slim"][data-trust="exact"]');
      const said = await page.evaluate(() => ({
        steps: [...document.querySelectorAll<HTMLElement>('[data-step]')].map(({ dataset }) => [
          dataset.instruction,
          dataset.size ?? '',
        ]),
        layers: [...document.querySelectorAll<HTMLElement>('[data-layer]')].map(({ dataset }) => [
          dataset.size,
          dataset.base ?? '',
        ]),
        moved: document.querySelector<HTMLElement>('[data-moved]')?.dataset.moved,
        text: document.body.innerText,
      }));
      expect(said).toMatchObject({
        steps: [
          ['FROM', '29777000'],
          ['ENV', ''],
          ['RUN', '48000000'],
          ['CMD', ''],
        ],
        layers: [
          ['29777000', 'true'],
          ['48000000', ''],
        ],
        moved: 'debian:trixie-slim',
      });
      expect(said.text).not.toContain(TOKEN);
      expect(world.hub.pulls.used).toBe(0);

      await press(page, 'history', '[data-argument="NPM_TOKEN"] [data-action="reveal"]');
      await page.waitForFunction((token) => document.body.innerText.includes(token), {}, TOKEN);
    });
  },
  { repositories: shop() },
);
