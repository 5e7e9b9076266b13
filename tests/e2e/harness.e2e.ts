import { expect, test } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { describeBrowser } from './harness/index.ts';

/** Runs in the background: since when it runs. */
const startedAt = () => performance.timeOrigin;

describeBrowser('harness', (world) => {
  test('the extension is there', async () => {
    const name = await world.driven.background(async () => {
      const { chrome } = globalThis as unknown as { chrome: Api };
      return chrome.runtime.getManifest().manifest_version;
    });
    expect(name).toBe(3);
  });

  test('the page comes from the Hub in a box', async () => {
    const page = await world.open('/_/nginx/tags');
    expect(new URL(page.url()).pathname).toBe('/_/nginx/tags');
    expect(world.hub.count({ host: 'hub.docker.com', path: '/_/nginx/tags' })).toBe(1);
  });

  test('the background can be ended, and comes back', async () => {
    const before = await world.driven.background(startedAt);
    await world.driven.killWorker();
    expect(await world.driven.backgroundRuns()).toBe(false);
    const after = await world.driven.background(startedAt);
    expect(after).toBeGreaterThan(before);
    expect(await world.driven.backgroundRuns()).toBe(true);
  });

  test('pages of the extension open and reload', async () => {
    const page = await world.openExtension('manifest.json');
    await page.reload();
    expect(page.url()).toBe(await world.driven.extensionUrl('manifest.json'));
  });

  test('the extension can be reloaded', async () => {
    const before = await world.driven.background(startedAt);
    await world.driven.reloadExtension();
    expect(await world.driven.background(startedAt)).toBeGreaterThan(before);
  });

  test('pages follow the colour scheme', async () => {
    const page = await world.open('/');
    const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await dark()).toBe(false);
    await world.driven.setColorScheme('dark');
    expect(await dark()).toBe(true);
    await world.driven.setColorScheme('light');
  });
});
