import { expect, test } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { describeBrowser } from './harness/index.ts';
import { settled } from './support/hosts.ts';
import { says, startFreshPopup, toolbarSays } from './support/popup.ts';

describeBrowser('context menu', (world) => {
  startFreshPopup(world);

  const popupSays = (what: object) => toolbarSays(world, what);

  test('its items are there: on a selection, on a link, on repositories of Hub', async () => {
    const taken = () =>
      world.driven.background(async () => {
        const { chrome } = globalThis as unknown as { chrome: Api };
        const ids = ['inspect-selection', 'inspect-link', 'inspect-page'];
        return Promise.all(
          ids.map((id) =>
            chrome.contextMenus.update(id, {}).then(
              () => id,
              (error) => `${id}: ${error}`,
            ),
          ),
        );
      });
    // They are made when the extension is installed, which may be only now.
    await expect
      .poll(taken, { timeout: 20_000 })
      .toEqual(['inspect-selection', 'inspect-link', 'inspect-page']);
  });

  test('selected text, a link, a page of Hub: the popup opens with the image', async () => {
    const page = await world.open('/_/golang/tags');
    const click = (menuItemId: string, more: object) => world.driven.clickMenu({ menuItemId, ...more }, page);
    await click('inspect-selection', { selectionText: 'docker pull nginx:1.31' });
    await popupSays({ state: 'complete', heading: 'nginx:1.31', version: '1.31.4 by alias' });
    await click('inspect-link', { linkUrl: 'https://hub.docker.com/r/bigcorp/hundred' });
    await popupSays({ heading: 'bigcorp/hundred:latest', errors: ['not-found'] });
    await click('inspect-page', {});
    await popupSays({ state: 'complete', heading: 'golang:latest' });
  });

  test('a right-click on a tag’s block is about that tag, one beside every block about the page', async () => {
    const page = await world.open('/_/golang/tags');
    const blocks = await settled(page);
    const [, tag = ''] = blocks.keys();
    // The browser's own menu would stay open, and no popup opens beside it.
    await page.evaluate(() => document.addEventListener('contextmenu', (event) => event.preventDefault()));
    const noted = () =>
      world.driven.background(async () => {
        const { chrome } = globalThis as unknown as { chrome: Api };
        const { menu } = await chrome.storage.session.get('menu');
        return (menu as { tag: string } | undefined)?.tag ?? null;
      });
    const pointAt = async (selector: string, about: string | null) => {
      const element = await page.waitForSelector(selector);
      await element?.scrollIntoView();
      await element?.click({ button: 'right' });
      // A person reads the menu first; meanwhile the worker learns what it is about.
      await expect.poll(noted, { timeout: 20_000 }).toBe(about);
      await world.driven.clickMenu({ menuItemId: 'inspect-page' }, page);
    };
    await pointAt(`tagkin-aliases[data-tag="${tag}"]`, tag);
    await popupSays({ state: 'complete', heading: `golang:${tag}` });
    await pointAt('h1', null);
    await popupSays({ state: 'complete', heading: 'golang:latest' });
  });

  test('a selection with several images becomes a table; one without any gets a sentence', async () => {
    const page = await world.open('/_/golang/tags');
    const select = (selectionText: string) =>
      world.driven.clickMenu({ menuItemId: 'inspect-selection', selectionText }, page);
    await select('FROM golang:1.26 AS build\nRUN make\nFROM nginx:1.31\n');
    await popupSays({
      rows: [{ image: 'docker.io/library/golang:1.26' }, { image: 'docker.io/library/nginx:1.31' }],
    });
    await select('nothing to see here, really');
    await popupSays({
      errors: ['malformed'],
      sentences: [expect.stringContaining('No image name found')],
    });
    await world.driven.clickMenu({ menuItemId: 'inspect-link', linkUrl: 'https://example.test/about' }, page);
    await popupSays({ errors: ['malformed'], sentences: [expect.stringContaining('no image at')] });
  });

  test('a click wakes a worker that has ended', async () => {
    const page = await world.open('/_/golang/tags');
    await world.driven.killWorker();
    await world.driven.clickMenu({ menuItemId: 'inspect-selection', selectionText: 'nginx' }, page);
    await popupSays({ state: 'complete', heading: 'nginx:latest' });
  });

  test('what was wanted once is not wanted again', async () => {
    const page = await world.open('/_/golang/tags');
    await world.driven.clickMenu({ menuItemId: 'inspect-selection', selectionText: 'nginx' }, page);
    await popupSays({ state: 'complete', heading: 'nginx:latest' });
    const later = await world.openExtension('popup.html');
    await later.waitForSelector('[data-recent]');
    await says(later, { box: '', heading: 'Tagkin' });
  });

  test('where the browser opens no popup, a tab with the inspect page does', async () => {
    const page = await world.open('/_/golang/tags');
    await world.driven.background(() => {
      const { chrome } = globalThis as unknown as { chrome: Api };
      return chrome.action.setPopup({ popup: '' });
    });
    await world.driven.clickMenu({ menuItemId: 'inspect-selection', selectionText: 'nginx:1.31' }, page);
    const tabs = async () => {
      const pages = (await world.driven.browser.pages()).filter((each) =>
        each.url().includes('inspect.html'),
      );
      return Promise.all(
        pages.map((each) => each.$eval('h1', (heading) => heading.textContent).catch(() => null)),
      );
    };
    await expect.poll(tabs, { timeout: 20_000, interval: 100 }).toContain('nginx:1.31');
    await world.driven.background(() => {
      const { chrome } = globalThis as unknown as { chrome: Api };
      return chrome.action.setPopup({ popup: 'popup.html' });
    });
  });
});
