import type { Page } from 'puppeteer-core';
import { beforeEach, expect, test } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { browserKind, clickInShadow, describeBrowser } from './harness/index.ts';
import { saveDownloads } from './support/downloads.ts';
import { aliasesAt, says, settled } from './support/hosts.ts';
import { keptOnDevice, tracesOnDevice } from './support/kept.ts';
import { groupsOn, typeFilter } from './support/listing.ts';
import { nginxPageWorks } from './support/nginx-page.ts';
import { setFeature } from './support/options.ts';
import {
  lookedUp,
  lookUp,
  openPopup,
  registryRequests,
  shown,
  startFreshPopup,
  toolbarSays,
} from './support/popup.ts';
import { toApi } from './support/requests.ts';

/** Ten pages of tags. */
const THOUSAND = '/r/bigcorp/thousand/tags';

describeBrowser(
  'a private window',
  (world) => {
    startFreshPopup(world);
    /** What private windows have seen is in the worker alone. */
    beforeEach(() => world.driven.killWorker());

    async function openPrivately(path: string): Promise<Page> {
      const page = await world.driven.newPrivatePage();
      await page.goto(`https://hub.docker.com${path}`);
      return page;
    }

    const popupSays = (what: object) => toolbarSays(world, what);

    const inspect = (page: Page, selectionText: string) =>
      world.driven.clickMenu({ menuItemId: 'inspect-selection', selectionText }, page);

    test('a tags page shows everything, and leaves nothing', async () => {
      const page = await openPrivately('/_/nginx/tags');
      await nginxPageWorks(page);
      expect(await tracesOnDevice(world)).toEqual([]);
    });

    test('a second look costs one request, until the worker ends', async () => {
      const page = await openPrivately(THOUSAND);
      await settled(page);
      expect(world.hub.count(toApi)).toBe(10);
      world.hub.clearLog();
      await settled(await openPrivately(THOUSAND));
      expect(world.hub.count(toApi)).toBe(1);
      expect(await tracesOnDevice(world)).toEqual([]);

      await world.driven.killWorker();
      world.hub.clearLog();
      await page.bringToFront();
      await page.reload();
      await settled(page);
      expect(world.hub.count(toApi)).toBe(10);
      expect(await tracesOnDevice(world)).toEqual([]);
    });

    test('groups and exports are whole, though the worker has ended', async () => {
      const page = await openPrivately(THOUSAND);
      const saved = await saveDownloads(world.driven, page);
      await settled(page);
      await world.driven.killWorker();
      await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
      await says(page, 'tagkin-listing', '500 images');
      await groupsOn(page, (groups) => groups.length === 50);
      await settled(page);
      await world.driven.killWorker();
      await clickInShadow(page, 'tagkin-listing', '[data-action="export"]');
      await clickInShadow(page, 'tagkin-listing', '[data-export="text"]');
      expect((await saved('bigcorp-thousand.txt')).trimEnd().split('\n')).toHaveLength(1000);
      await settled(page);
      await world.driven.killWorker();
      await typeFilter(page, '0.499.0');
      await says(page, 'tagkin-listing', '1 image');
      expect(aliasesAt((await settled(page)).get('build-499'), 'index')).toEqual(['0.499.0']);
      expect(await tracesOnDevice(world)).toEqual([]);
    });

    test('an ordinary window leaves what it saw, and a private one uses that', async () => {
      await settled(await world.open(THOUSAND));
      const kept = await keptOnDevice(world);
      expect(kept).toEqual(['listing:docker.io/bigcorp/thousand', 'listings']);
      world.hub.clearLog();
      await settled(await openPrivately(THOUSAND));
      expect(world.hub.count(toApi)).toBe(1);
      expect(await keptOnDevice(world)).toEqual(kept);
    });

    test('the popup looks up, from the context menu too, and remembers nothing', async () => {
      const page = await openPrivately('/_/golang/tags');
      await settled(page);
      await page.bringToFront();
      world.hub.clearLog();
      await inspect(page, 'nginx:1.31');
      await popupSays({ state: 'complete', heading: 'nginx:1.31', version: '1.31.4 by alias' });
      const cold = registryRequests(world.hub).length;
      expect(await tracesOnDevice(world)).toEqual([]);

      world.hub.clearLog();
      await inspect(page, 'nginx:1.31');
      await popupSays({ state: 'complete', heading: 'nginx:1.31', version: '1.31.4 by alias' });
      expect(registryRequests(world.hub).length).toBeLessThan(cold);
      expect(await tracesOnDevice(world)).toEqual([]);
    });

    test('the sign-in link does not name the registry', async () => {
      const page = await openPrivately('/_/golang/tags');
      await settled(page);
      await page.bringToFront();
      await inspect(page, 'bigcorp/secret');
      await popupSays({ state: 'error', errors: ['unauthorized'], signIn: 'options.html' });
    });

    test('the popup of an ordinary window leaves all of that', async () => {
      await lookedUp(await openPopup(world, 'nginx:1.31'));
      await expect
        .poll(() => tracesOnDevice(world), { timeout: 20_000 })
        .toEqual(
          expect.arrayContaining([
            'listing:docker.io/library/nginx',
            'recent',
            'tag:docker.io/library/nginx:1.31',
            expect.stringMatching(/^content:/),
          ]),
        );
    });

    /** What opens in a tab: that page, once it has looked something up. */
    async function lookUpInTab(): Promise<Page> {
      let found: Page | undefined;
      const find = async () => {
        for (const page of await world.driven.browser.pages()) {
          const said = page.url().includes('popup.html') && (await shown(page).catch(() => null));
          if (said && said.state === 'complete') found = page;
        }
        return found !== undefined;
      };
      await expect.poll(find, { timeout: 20_000, interval: 100 }).toBe(true);
      return found as Page;
    }

    test('without a popup a tab opens, and its address does not name the image', async () => {
      const page = await openPrivately('/_/golang/tags');
      const setPopup = (popup: string) =>
        world.driven.background((path) => {
          const { chrome } = globalThis as unknown as { chrome: Api };
          return chrome.action.setPopup({ popup: path });
        }, popup);
      await setPopup('');
      await inspect(page, 'nginx:1.31');
      const tab = await lookUpInTab();
      await setPopup('popup.html');
      expect(await shown(tab)).toMatchObject({ heading: 'nginx:1.31', errors: [] });
      expect(new URL(tab.url()).search).toBe('?private');
      expect(await tracesOnDevice(world)).toEqual([]);
    });

    test('its links do not name the image, and open it in a new tab', async () => {
      const page = await world.openExtension('popup.html?private');
      await lookUp(page, 'nginx:1.31');
      await lookedUp(page);
      const links = await page.$$eval('a', (all) => all.map(({ href }) => href));
      expect(links.length).toBeGreaterThan(3);
      expect(links.filter((href) => /nginx|1\.31/.test(href))).toEqual([]);
      await page.click('[data-alias="mainline"]', { button: 'middle' });
      const said = async () => {
        const pages = await world.driven.browser.pages();
        const headings = pages.map((each) => shown(each).catch(() => null));
        return (await Promise.all(headings)).map((shown, at) => [pages[at]?.url(), shown?.heading]);
      };
      await expect
        .poll(said, { timeout: 20_000, interval: 100 })
        .toContainEqual([expect.stringMatching(/popup\.html\?private$/), 'nginx:mainline']);
      expect((await shown(page)).heading).toBe('nginx:1.31');
      expect(await tracesOnDevice(world)).toEqual([]);
    });

    test('what is entered in its address bar is looked up, and forgotten', async () => {
      const page = await openPrivately('/_/golang/tags');
      await page.bringToFront();
      await world.driven.enterInAddressBar('nginx:1.31');
      const tab = await lookUpInTab();
      expect(await shown(tab)).toMatchObject({ heading: 'nginx:1.31', errors: [] });
      expect(new URL(tab.url()).search).toBe('?private');
      expect(await tracesOnDevice(world)).toEqual([]);
    });

    test.skipIf(browserKind === 'chromium')('the options work in it, and are kept', async () => {
      const page = await world.driven.newPrivatePage();
      await page.goto(await world.driven.extensionUrl('options.html'));
      await page.waitForSelector('[data-feature]');
      await setFeature(page, 'aliases', false);
      await world.driven.killWorker();
      const tags = await world.open('/_/nginx/tags');
      await settled(tags);
      expect(await tags.$('tagkin-aliases')).toBeNull();
    });
  },
  { privateWindows: 'allowed' },
);
