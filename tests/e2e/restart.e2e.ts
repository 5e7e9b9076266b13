import { expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { openOptions, setFeature } from './support/options.ts';
import { openPopup, startFreshPopup } from './support/popup.ts';
import { toApi } from './support/requests.ts';
import { badgeIs, hasAlarm, letPass, watches, watchInPopup } from './support/watch.ts';

describeBrowser(
  'a browser that is restarted',
  (world) => {
    startFreshPopup(world);

    test('looks once for the round that it missed, by itself; what was kept is there, and no page of a first run', async () => {
      await watchInPopup(world, 'nginx:mainline');
      await setFeature(await openOptions(world), 'moves', false);
      await letPass(world, 30); // the round was due while the browser was closed
      world.hub.clearLog();
      await world.restart(() => {
        const tags = world.hub.repositories.get('library/nginx')?.tags ?? [];
        const other = tags.find(({ name }) => name === '1.29.0');
        if (!other) throw new Error('no 1.29.0 in the box');
        world.hub.pushTag('library/nginx', { ...other, name: 'mainline' });
      });
      // Nothing wakes the worker but the browser's start.
      await expect.poll(() => world.hub.count(toApi), { timeout: 20_000 }).toBe(1);
      await badgeIs(world, '1');
      const urls = (await world.driven.browser.pages()).map((page) => page.url());
      expect(urls.filter((url) => url.endsWith('.html'))).toEqual([]);
      expect(await hasAlarm(world)).toBe(true);
      const row = { image: 'docker.io/library/nginx:mainline', state: 'moved', from: '1.31.4', to: '1.29.0' };
      await watches(await openPopup(world), [row]);
      const options = await openOptions(world);
      const isOn = '[data-feature="moves"]';
      expect(await options.$eval(isOn, (box) => (box as HTMLInputElement).checked)).toBe(false);
      expect(world.hub.count(toApi)).toBe(1);
    });
  },
  { profile: 'kept' },
);
