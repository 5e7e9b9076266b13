import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';

describeBrowser(
  'the first run',
  (world) => {
    const welcomes = async (): Promise<Page[]> =>
      (await world.driven.browser.pages()).filter((page) => page.url().endsWith('/welcome.html'));

    test('one page, behind the tab that is read, and none after an update', async () => {
      const [first] = await world.driven.browser.pages();
      await expect.poll(async () => (await welcomes()).length, { timeout: 20_000 }).toBe(1);
      expect(first?.url()).toBe('about:blank');
      expect(await first?.evaluate(() => document.visibilityState)).toBe('visible');
      await world.driven.reloadExtension();
      // A page of the new version proves that it runs.
      const page = await world.openExtension('options.html');
      await page.waitForSelector('[data-options="registries"] [data-data-use]');
      const open = (await world.driven.browser.pages()).map((each) => each.url());
      expect(open.filter((url) => url.endsWith('/welcome.html')).length).toBeLessThanOrEqual(1);
    });
  },
  { firstRun: 'kept' },
);
