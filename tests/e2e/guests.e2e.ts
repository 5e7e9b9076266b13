import type { Page } from 'puppeteer-core';
import { expect, test, vi } from 'vitest';
import { clickInShadow, describeBrowser, inShadow, pressInShadow, waitForShadow } from './harness/index.ts';
import { startFresh } from './support/fresh.ts';
import { settled } from './support/hosts.ts';

declare global {
  interface Window {
    /** Where functions of the page's world were called from. */
    stacks?: string[];
  }
}

/** Runs before the page: replaces functions that a script in its world may call, and records who does. */
function watchCallers(): void {
  const stacks: string[] = [];
  window.stacks = stacks;
  const watch = (of: object, name: string) => {
    const before = Reflect.get(of, name);
    Reflect.set(of, name, function (this: unknown, ...args: unknown[]) {
      stacks.push(new Error('called').stack ?? '');
      return Reflect.apply(before, this, args);
    });
  };
  watch(EventTarget.prototype, 'addEventListener');
  watch(EventTarget.prototype, 'dispatchEvent');
  watch(Event.prototype, 'preventDefault');
  watch(Document.prototype, 'querySelector');
  watch(Document.prototype, 'createTreeWalker');
  watch(window, 'requestIdleCallback');
  watch(Object, 'keys');
}

/** Runs before the page: takes the names of our hosts. */
function takeNames(): void {
  for (const name of ['tagkin-aliases', 'tagkin-listing'])
    customElements.define(
      name,
      class extends HTMLElement {
        static readonly disabledFeatures = ['shadow'];
      },
    );
}

/** Runs in the page: another script that keeps its badge on top of every table, and one more host of ours beside it. */
function keepBadgesOnTop(): void {
  const keep = () => {
    for (const list of document.querySelectorAll('.block')) {
      const badge = list.querySelector(':scope > b.badge') ?? document.createElement('b');
      badge.className = 'badge';
      for (const parent of [list, list.querySelector('tagkin-aliases')?.parentElement])
        if (parent && parent.firstElementChild?.className !== 'badge') parent.prepend(badge.cloneNode());
    }
  };
  new MutationObserver(keep).observe(document, { childList: true, subtree: true });
  keep();
}

/** Gives what our panel stands in a style of the page. */
const dress = (page: Page, style: string): Promise<void> =>
  page.$eval('tagkin-listing', (host, text) => host.parentElement?.setAttribute('style', text), style);

describeBrowser('a guest on pages that are not its own', (world) => {
  startFresh(world);

  async function openAfter(script: () => void): Promise<Page> {
    const page = await world.driven.newPage();
    await page.evaluateOnNewDocument(script);
    await page.goto('https://hub.docker.com/_/nginx/tags');
    return page;
  }

  test('a script that keeps its badge on top of ours does not stop the page', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    await page.evaluate(keepBadgesOnTop);
    await page.evaluate(() => window.__hub?.rerender());
    expect(await page.evaluate(() => document.querySelectorAll('b.badge').length)).toBeGreaterThan(24);
    expect((await settled(page)).size).toBe(25);
  });

  test('names that the page has taken first are replaced by others', async () => {
    const page = await openAfter(takeNames);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLElement>('[data-host="tagkin-aliases"][data-state="complete"]')]
          .filter(({ localName }) => /^tagkin-aliases-\w+$/.test(localName))
          .filter(({ shadowRoot }) => shadowRoot?.querySelector('[data-alias]')).length > 20,
      { polling: 100 },
    );
  });

  test('no stack of a function that the page replaced names the extension', async () => {
    const page = await openAfter(watchCallers);
    await settled(page);
    const stacks = (await page.evaluate(() => window.stacks)) ?? [];
    expect(stacks.length).toBeGreaterThan(0);
    expect(stacks.filter((stack) => stack.includes('extension://'))).toEqual([]);
  });

  test('a script’s click maps nothing, nor does a reader’s on what the page has made transparent, and a key opens the popup', async () => {
    // Without the names the similar tags are not looked for, which would complete so small a repository.
    const mend = world.hub.addFault({ match: { path: '/v2/bigcorp/big/tags/list' }, kind: 'hang' });
    const page = await world.open('/r/bigcorp/big/tags');
    await waitForShadow(page, 'tagkin-listing', '[data-action="complete"]');
    await clickInShadow(page, 'tagkin-listing', '[data-action="complete"]');
    for (const veil of [
      'opacity: 0.01',
      'filter: opacity(0)',
      'mask-image: linear-gradient(transparent, transparent)',
    ]) {
      await dress(page, veil);
      await pressInShadow(page, 'tagkin-listing', '[data-action="complete"]');
    }
    await dress(page, '');
    await waitForShadow(page, 'tagkin-listing', '[data-action="complete"]'); // not begun
    await inShadow(page, 'tagkin-listing', (root) => {
      root.querySelector<HTMLElement>('[data-action="complete"]')?.focus();
      return true;
    });
    await page.keyboard.press('Enter');
    const popup = await vi.waitFor(
      async () => {
        const pages = await world.driven.browser.pages();
        const opened = pages.find((each) =>
          /popup\.html\?image=bigcorp%2Fbig(?:%3Alatest)?&from=page$/.test(each.url()),
        );
        if (!opened) throw new Error('no popup');
        return opened;
      },
      { timeout: 20_000 },
    );
    await popup.waitForSelector('[data-action="complete"]'); // there a key may begin it
    await page.bringToFront();
    await waitForShadow(page, 'tagkin-listing', '[data-action="complete"]'); // not begun
    mend();
  });
});
