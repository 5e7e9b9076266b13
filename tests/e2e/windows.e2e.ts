import { expect, test } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { describeBrowser } from './harness/index.ts';
import { settled } from './support/hosts.ts';
import { click, openOptions } from './support/options.ts';
import { popupSays, toolbarSays } from './support/popup.ts';
import { badgeIs, ring, watches, watchInPopup } from './support/watch.ts';
import {
  answer,
  clickNotice,
  focusPopup,
  menuLabels,
  onScreen,
  pressInMenu,
  question,
} from './support/windows.ts';

const HOST = 'quirks.example.test';
const IMAGE = `${HOST}/library/tiny:latest`;

describeBrowser(
  'real windows',
  (world) => {
    test('the browser’s own menu names what was right-clicked, and its item opens that', async () => {
      const page = await world.open('/_/nginx/tags');
      const [tag = ''] = (await settled(page)).keys();
      world.screen.focus('nginx Tags');
      const choose = async (point: [number, number], label: string, heading: unknown) => {
        const windows = world.screen.windows();
        world.screen.rightClick(...point);
        const labels = () => menuLabels(world, windows);
        await expect.poll(labels, { timeout: 20_000 }).not.toBe(null);
        if (world.driven.kind === 'firefox') await expect.poll(labels, { timeout: 20_000 }).toContain(label);
        await pressInMenu(world, 'i');
        await toolbarSays(world, { heading });
      };
      const block = (text: string) =>
        document.querySelector(`tagkin-aliases[data-tag="${text}"]`) ?? undefined;
      const link = (text: string) => [...document.links].find(({ textContent }) => textContent === text);
      const select = (text: string) => {
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) if (walk.currentNode.textContent?.trim() === text) break;
        getSelection()?.selectAllChildren(walk.currentNode.parentElement ?? document.body);
        return getSelection()?.getRangeAt(0);
      };
      await choose(await onScreen(page, block, tag), `Inspect “nginx:${tag}”`, `nginx:${tag}`);
      await choose(
        await onScreen(page, link, tag),
        'Inspect the linked image',
        expect.stringContaining(`nginx:${tag}`),
      );
      const line = `docker pull nginx:${tag}`;
      await choose(await onScreen(page, select, line), `Inspect “${line}”`, `nginx:${tag}`);
    });

    test('the browser’s own question: refused, the text waits; granted, the answer comes by itself', async () => {
      const page = await world.open('/_/nginx/tags');
      expect(await question(world)).toBe(null);
      await page.bringToFront();
      world.screen.focus('nginx Tags');
      const openPopup = () =>
        world.driven.background(() => {
          const { chrome } = globalThis as unknown as { chrome: Api };
          return chrome.action.openPopup();
        });
      const allow = async () => {
        // By keyboard alone: on by one until the focus is there.
        const tabbed = async () => {
          world.screen.press('Tab');
          return world.driven.inPopup(() => (document.activeElement as HTMLElement | null)?.dataset.action);
        };
        await expect.poll(tabbed, { timeout: 20_000 }).toBe('allow');
        world.screen.press('Return');
        await expect.poll(() => question(world), { timeout: 20_000 }).toContain(HOST);
      };
      await openPopup();
      await popupSays(world, { heading: 'nginx:latest' });
      const selected = () => {
        const { selectionStart = 0, selectionEnd = 0 } = document.querySelector('textarea') ?? {};
        return [selectionStart, selectionEnd];
      };
      expect(await world.driven.inPopup(selected)).toEqual([0, 'nginx'.length]);
      await focusPopup(world);
      // In the place of the page's image, with which the popup begins.
      world.screen.type(IMAGE);
      world.screen.press('Return');
      await popupSays(world, { errors: ['permission-needed'] });
      await allow();
      await answer(world, 'refuse');
      // Chromium's popup closes when the question takes the focus; without a window manager it may outlive that.
      if ((await world.driven.inPopup(() => true)) === null) await openPopup();
      await popupSays(world, { box: IMAGE, errors: ['permission-needed'] });
      expect(world.hub.count({ host: HOST })).toBe(0);
      await allow();
      await answer(world, 'allow');
      await toolbarSays(world, { box: IMAGE, heading: IMAGE, state: 'complete', errors: [] });
    });

    test('notifications, by the browser’s own question: one tells what moved, and a click on it opens the list', async () => {
      await watchInPopup(world, 'nginx:stable');
      const options = await openOptions(world);
      world.screen.focus('Tagkin');
      const isOn = '[data-setting="watchNotifies"]';
      await click(options, isOn);
      await expect.poll(() => question(world), { timeout: 20_000 }).not.toBe(null);
      await answer(world, 'allow');
      await options.waitForSelector(`${isOn}:checked`);
      await world.close(options);
      const tags = world.hub.repositories.get('library/nginx')?.tags ?? [];
      const other = tags.find(({ name }) => name === '1.29.0');
      if (!other) throw new Error('no 1.29.0 in the box');
      world.hub.pushTag('library/nginx', { ...other, name: 'stable' });
      const id = await world.driven.background(
        () => (globalThis as unknown as { chrome: Api }).chrome.runtime.id,
      );
      // The worker that was there when notifications were allowed.
      await ring(world);
      await badgeIs(world, '1');
      const page = await clickNotice(world, id);
      const row = { image: 'docker.io/library/nginx:stable', from: '1.30.2', to: '1.29.0' };
      await watches(page, [row]);
    });
  },
  { window: 'real' },
);
