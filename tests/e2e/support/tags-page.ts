import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { HOSTS } from './hosts.ts';

/** Waits until Hub's page itself shows these tags, in this order. */
export async function showsTags(page: Page, tags: string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const names = [...document.querySelectorAll('.block .name')].map((name) => name.textContent);
      return window.__hub?.hydrated && JSON.stringify(names) === wanted;
    },
    { polling: 100 },
    JSON.stringify(tags),
  );
}

/** Lets React take a page over that waits for it (`hydrateAfterMs: null`). */
export const hydrate = (page: Page): Promise<void> => page.evaluate(() => window.__hub?.hydrate?.());

/** Runs in the page: each block's name, and the tags of the hosts in it; then what else there is of Tagkin. */
function readBlocks(selector: string) {
  const blocks = [...document.querySelectorAll('.block')].map((block) => ({
    name: block.querySelector('.name')?.textContent ?? '',
    hosts: [...block.querySelectorAll('tagkin-aliases')].map((host) => host.getAttribute('data-tag')),
    isDrawn: block.querySelector('tagkin-aliases')?.shadowRoot?.querySelector('section') != null,
  }));
  const inBlocks = blocks.reduce((sum, { hosts }) => sum + hosts.length, 0);
  return { blocks, beside: [...document.querySelectorAll(selector)].length - inBlocks };
}

/** Every block has one host with its own tag, the page has one listing, and there is nothing else of Tagkin. */
export async function expectOneHostABlock(page: Page): Promise<void> {
  const { blocks, beside } = await page.evaluate(readBlocks, HOSTS);
  expect(blocks.map(({ hosts }) => hosts)).toEqual(blocks.map(({ name }) => [name]));
  expect(blocks.filter(({ isDrawn }) => !isDrawn)).toEqual([]);
  expect(beside).toBe(1);
}

/** Makes Hub change its page, and returns how many hosts there are at the next paint. */
export function hostsAtNextPaint(page: Page, act: 'rerender' | 'remount'): Promise<number> {
  return page.evaluate(
    (name, selector) => {
      window.__hub?.[name]();
      return new Promise<number>((resolve) =>
        requestAnimationFrame(() => resolve(document.querySelectorAll(selector).length)),
      );
    },
    act,
    HOSTS,
  );
}
