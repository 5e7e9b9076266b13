import { afterEach, beforeEach, expect } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import type { World } from '../harness/index.ts';
import { pageErrors } from './hosts.ts';

/** As many tags on a page as a test needs that is about one of them. */
export const FEW = 6;

/**
 * Each test of a file begins with no tab open, nothing stored by the extension, and a Hub that is quick and whole; and
 * ends with no page of Hub's broken.
 *
 * @param pageSize tags on a page of Hub's list; 25 as on Hub itself. Each costs processor time at every visit: where the number matters
 *   not, `FEW` do.
 */
export function startFresh(world: World, pageSize = 25): void {
  beforeEach(async () => {
    const [first, ...rest] = await world.driven.browser.pages();
    await Promise.all(rest.map((page) => page.close()));
    await first?.goto('about:blank');
    // What it had in hand for the test before would go on: its requests would be in the log of this one.
    await world.driven.killWorker();
    await world.driven.background(forgetAll);
    const { hub } = world;
    Object.assign(hub.page, {
      theme: 'light',
      variant: 'testids',
      hydrateAfterMs: 50,
      rerenderEveryMs: null,
      pageSize,
    });
    hub.latency = 0;
    hub.cap = 1000;
    hub.rate.limit = 180;
    hub.rate.reset();
    hub.clearLog();
  });
  afterEach(async () => {
    for (const page of await world.driven.browser.pages()) {
      if (page.url().startsWith('https://hub.docker.com/')) expect(await pageErrors(page)).toEqual([]);
    }
  });
}

/** Runs in the background: empties what the extension keeps; in the session, too, are tokens and the rate that Hub last reported. */
async function forgetAll(): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: Api };
  await chrome.storage.session.clear();
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('tagkin');
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve();
    opening.onsuccess = () => {
      const stores = [...opening.result.objectStoreNames];
      const clearing = opening.result.transaction(stores, 'readwrite');
      for (const store of stores) clearing.objectStore(store).clear();
      clearing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      clearing.onerror = () => reject(clearing.error);
    };
  });
}
