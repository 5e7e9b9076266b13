import { expect, test } from 'vitest';
import { clickInShadow, describeBrowser, waitForShadow } from './harness/index.ts';
import { startFresh } from './support/fresh.ts';
import { settled } from './support/hosts.ts';
import { groupsOn } from './support/listing.ts';

/** Runs in the worker: the browser refuses to run our scripts, as where a file is missing after an update. */
function breakScripting(): void {
  const executeScript = () => Promise.reject(new Error('Could not load file'));
  for (const name of ['chrome', 'browser']) {
    const api = Reflect.get(globalThis, name);
    if (api)
      Object.defineProperty(api, 'scripting', {
        value: { executeScript, own: api.scripting },
        configurable: true,
      });
  }
}

/** Runs in the worker: undoes that. */
function mendScripting(): void {
  for (const name of ['chrome', 'browser']) {
    const api = Reflect.get(globalThis, name);
    if (api) Object.defineProperty(api, 'scripting', { value: api.scripting.own, configurable: true });
  }
}

describeBrowser('what is loaded after a click', (world) => {
  startFresh(world);

  test('where its script is missing: a failure and Docker Hub’s own list; the next click tries again', async () => {
    await world.driven.background(breakScripting);
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const group = () => clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    await group();
    await waitForShadow(page, 'tagkin-listing', '[data-error="internal"]');
    expect(await page.evaluate(() => document.querySelector('.block')?.checkVisibility())).toBe(true);
    await world.driven.background(mendScripting);
    await group();
    await group();
    expect(await groupsOn(page, ({ length }) => length > 0)).toHaveLength(8);
  });
});
