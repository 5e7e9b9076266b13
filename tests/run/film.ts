import { writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import type { Driven } from '../e2e/harness/driven.ts';
import { clickInShadow, inShadow, waitForShadow } from '../e2e/harness/shadow.ts';
import type { Hub } from '../hub-in-a-box/index.ts';
import { type Frame, movingPicture } from './moving-picture.ts';

/** What is done before each frame, how far the page is scrolled then, in px, and how long that stands, in ms. */
const SCENES: { ms: number; top?: number; act: (page: Page) => Promise<unknown> }[] = [
  { ms: 1600, top: 700, act: (page) => page.waitForSelector('.block') },
  {
    ms: 2600,
    top: 700,
    act: async (page) => {
      await page.evaluate(() => (window as { __hub?: { hydrate?: () => void } }).__hub?.hydrate?.());
      await waitForShadow(page, 'tagkin-aliases[data-state="complete"]', '.answer');
      await waitForShadow(page, 'tagkin-listing[data-state="complete"]', '[data-known]');
    },
  },
  {
    ms: 2600,
    act: async (page) => {
      await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
      await waitForShadow(page, 'tagkin-listing', '[data-group]');
    },
  },
  ...['a', 'al', 'alp'].map((typed, at) => ({ ms: at === 2 ? 2600 : 250, act: filter(typed) })),
];

/** Types into the box above the images. */
function filter(text: string): (page: Page) => Promise<unknown> {
  return async (page) => {
    await inShadow(page, 'tagkin-listing', (root) => root.querySelector('input')?.focus() === undefined);
    await page.keyboard.type(text.slice(-1));
    await new Promise((resolve) => setTimeout(resolve, 400)); // the answer is drawn
  };
}

/** The tags page of nginx as the README shows it: Docker Hub's list, with its versions, as images, filtered. */
export async function film(driven: Driven, hub: Hub, to: string): Promise<void> {
  hub.page.theme = 'light';
  hub.page.hydrateAfterMs = null;
  await driven.setColorScheme('light');
  const page = await driven.newPage();
  await page.setViewport({ width: 1000, height: 640 });
  await page.goto('https://hub.docker.com/_/nginx/tags');
  const frames: Frame[] = [];
  for (const { ms, top = 280, act } of SCENES) {
    await act(page);
    await page.evaluate((by) => scrollTo(0, by), top);
    frames.push({ png: await page.screenshot(), ms });
  }
  hub.page.hydrateAfterMs = 50;
  writeFileSync(to, movingPicture(frames));
  await page.close();
}
