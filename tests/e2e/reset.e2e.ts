import { expect, test } from 'vitest';
import { describeBrowser, waitForShadow } from './harness/index.ts';
import { FEW, startFresh } from './support/fresh.ts';
import { settled } from './support/hosts.ts';
import { keptOnDevice } from './support/kept.ts';
import { click, openOptions } from './support/options.ts';
import { tagRequests } from './support/requests.ts';

const BIG = 450;

describeBrowser(
  'everything is forgotten',
  (world) => {
    startFresh(world, FEW);

    test('between two steps of an open page: it starts again by itself, and nothing of before is left', async () => {
      const { hub } = world;
      await settled(await world.open('/_/nginx/tags'));
      const mend = hub.addFault({
        match: ({ path, query }) => /^\/v2\/.*\/tags$/.test(path) && query.get('page') !== '1',
        kind: 'status',
        status: 503,
      });
      const page = await world.open('/r/bigcorp/big/tags');
      // The first step has brought a page of tags, and the second has failed: the page waits for the next.
      await waitForShadow(page, 'tagkin-listing', '[data-error="network"]');
      await waitForShadow(page, 'tagkin-listing', '[data-known="100"]');
      expect(await keptOnDevice(world)).toContain('listing:docker.io/library/nginx');

      const options = await openOptions(world);
      await click(options, '[data-action="reset"]');
      mend();
      hub.clearLog();
      await click(options, '[data-action="reset-sure"]');
      await options.waitForSelector('[data-action="reset-sure"]', { hidden: true });
      await page.bringToFront();
      await waitForShadow(page, 'tagkin-listing', `[data-known="${BIG}"]`);
      await settled(page);

      const pages = tagRequests(hub, 'bigcorp/big').map(({ query }) => query.get('page'));
      expect(pages.toSorted()).toEqual(['1', '2', '3', '4', '5']);
      expect(tagRequests(hub, 'library/nginx')).toEqual([]);
      const kept = await keptOnDevice(world);
      expect(kept).toEqual(['listing:docker.io/bigcorp/big', 'listings']);
    });
  },
  { bigSize: BIG },
);
