import { expect, test } from 'vitest';
import type { Browser as Api, Runtime } from 'webextension-polyfill';
import { clickInShadow, describeBrowser, waitForShadow } from './harness/index.ts';
import { startFresh } from './support/fresh.ts';
import { settled } from './support/hosts.ts';
import { groupsOn } from './support/listing.ts';

/** Runs in the content script's world: its scripts are missing, as after an update, or are there again. */
function miss(isMissing: boolean): void {
  const world = globalThis as unknown as { browser?: Api; chrome: Api; found?: Runtime.Static['getURL'] };
  const { runtime } = world.browser ?? world.chrome;
  world.found ??= runtime.getURL.bind(runtime);
  const { found } = world;
  const value = (path: string) => found(isMissing ? `missing/${path}` : path);
  Object.defineProperty(runtime, 'getURL', { value, configurable: true });
}

describeBrowser('what is loaded after a click', (world) => {
  startFresh(world);

  test('where its script is missing: a failure and Docker Hub’s own list; the next click tries again', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    await world.driven.inContentScript(page, miss, true);
    const group = () => clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    await group();
    await waitForShadow(page, 'tagkin-listing', '[data-error="internal"]');
    expect(await page.evaluate(() => document.querySelector('.block')?.checkVisibility())).toBe(true);
    await world.driven.inContentScript(page, miss, false);
    await group();
    await group();
    expect(await groupsOn(page, ({ length }) => length > 0)).toHaveLength(8);
  });
});
