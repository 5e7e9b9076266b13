import type { Page } from 'puppeteer-core';
import { beforeEach, expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { axeFindings } from './support/axe.ts';
import { cutTextIn, unmarkedTextIn } from './support/cut-text.ts';
import { startFreshPopup } from './support/popup.ts';
import { speak } from './support/speak.ts';
import { SURFACES } from './support/surfaces.ts';

/** Docker Hub tells its pages' theme by a class, not by the browser's scheme. */
const darken = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.classList.replace('light', 'dark');
    for (const host of document.querySelectorAll('[data-host^="tagkin"]'))
      host.setAttribute('data-theme', 'dark');
  });

const turn = (page: Page, hosts: string[]) =>
  page.evaluate((selectors) => {
    for (const host of selectors.flatMap((each) => [...document.querySelectorAll(each)]))
      for (const root of [host.shadowRoot?.querySelector('.tk'), document.documentElement])
        root?.setAttribute('dir', 'rtl');
  }, hosts);

/** Tick boxes and their like that are pressed on less than 24 × 24 px, with their labels: axe looks at what room there is around them. */
const smallBoxes = (page: Page, hosts: string[]) =>
  page.evaluate((selectors) => {
    const roots = selectors.flatMap((each) => [...document.querySelectorAll(each)]);
    const boxes = roots.flatMap((root) => [
      ...(root.shadowRoot ?? root).querySelectorAll('[type="checkbox"], [type="radio"]'),
    ]);
    return boxes.flatMap((box) => {
      const { width, height } = (box.closest('label') ?? box).getBoundingClientRect();
      return Math.min(width, height) < 24 ? [box.outerHTML] : [];
    });
  }, hosts);

/** As narrow as a window of ours may be; the pages of the Hub in a box are wider. */
const widthOf = (hosts: string[]) => (hosts.includes('body') ? 320 : 480);

/** Each surface is visited once: English in light, Japanese in light, Chinese in dark, and a language of long words in both directions. */
describeBrowser('axe finds nothing, and no text is cut off, in any language', (world) => {
  startFreshPopup(world);
  beforeEach(async () => {
    world.hub.page.pageSize = 6; // of blocks that differ in their names alone axe finds the same
    await world.driven.setColorScheme('light');
  });

  test.each(SURFACES)('$name', async (surface) => {
    const { inside } = surface;
    const page = await surface.open(world);
    expect(await axeFindings(page, inside)).toEqual([]);
    expect(await smallBoxes(page, inside)).toEqual([]);

    await speak(world, page, surface, 'ja');
    expect.soft(await axeFindings(page, inside, 'words')).toEqual([]);

    await speak(world, page, surface, 'zh_CN');
    await world.driven.setColorScheme('dark');
    await darken(page);
    expect.soft(await axeFindings(page, inside, 'words')).toEqual([]);

    await speak(world, page, surface, 'pseudo');
    await page.setViewport({ width: widthOf(inside), height: 900 });
    expect.soft(await page.evaluate(unmarkedTextIn, inside)).toEqual([]);
    expect.soft(await page.evaluate(cutTextIn, inside)).toEqual([]);
    await turn(page, inside);
    expect.soft(await page.evaluate(cutTextIn, inside)).toEqual([]);
    if (inside.includes('body')) expect.soft(await axeFindings(page, inside, 'words')).toEqual([]);
    await page.setViewport({ width: 1280, height: 900 });
    if (surface.again) await world.driven.killWorker();
  });
});
