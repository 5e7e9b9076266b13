import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { describeBrowser, inShadow, pressInShadow, waitForShadow } from './harness/index.ts';
import { settled } from './support/hosts.ts';
import { openInspect } from './support/inspect.ts';
import { eventually } from './support/options.ts';
import { startFreshPopup } from './support/popup.ts';

/** The sections and rows that the focus is in, the innermost first. */
const focusIn = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const named = activeElement?.closest<HTMLElement>('[data-predicate], [data-layer], [data-section], dd');
    const { predicate, layer, section } = named?.dataset ?? {};
    return predicate ?? layer ?? section ?? named?.localName ?? activeElement?.localName;
  });

describeBrowser('the focus', (world) => {
  startFreshPopup(world);

  test('stays where a pressed button has gone, and the next Tab leads to what came', async () => {
    const page = await openInspect(world, 'golang');
    const layer = await page
      .waitForSelector('[data-layer]')
      .then((row) => row?.evaluate((each) => each.getAttribute('data-layer')));
    const steps = [
      ['[data-section="layers"] [data-action="contents"]', layer],
      ['[data-section="config"] [data-action="exact"]', 'config'],
      ['[data-section="referrers"] [data-action="load"]', 'referrers'],
      ['[data-section="attestations"] [data-action="load"]', 'attestations'],
    ] as const;
    for (const [selector, place] of steps) {
      const button = await page.waitForSelector(selector);
      await button?.focus();
      await page.keyboard.press('Enter');
      await eventually(() => button?.evaluate((each) => each.isConnected)).toBe(false);
      await eventually(() => focusIn(page)).toBe(place);
      const around = () => page.$eval(':focus', (each) => each.getAttribute('tabindex'));
      expect(await around()).toBe('-1');
    }
    await page.waitForSelector('[data-section="attestations"][data-state="complete"]');
    const section = await page.$('[data-section="attestations"]');
    await page.keyboard.press('Tab');
    expect(await section?.evaluate((each) => each.matches(':not(:focus):focus-within'))).toBe(true);
    expect(await section?.evaluate((each) => each.hasAttribute('tabindex'))).toBe(false);
  });

  test('stays with the reader who has pressed beside what goes', async () => {
    const page = await openInspect(world, 'golang');
    const button = await page.waitForSelector('[data-section="config"] [data-action="exact"]');
    await button?.focus();
    await page.mouse.click(5, 500);
    await button?.evaluate((each) => (each as HTMLElement).click());
    await eventually(() => button?.evaluate((each) => each.isConnected)).toBe(false);
    expect(await focusIn(page)).toBe('body');
  });

  test('goes to the other button at either end of a list', async () => {
    const page = await world.open('/r/bigcorp/thousand/tags');
    await settled(page);
    await pressInShadow(page, 'tagkin-listing', '[data-action="group"][aria-pressed="false"]');
    await waitForShadow(page, 'tagkin-listing', '[data-action="next"]');
    await inShadow(page, 'tagkin-listing', (root) => {
      root.querySelector<HTMLElement>('[data-action="next"]')?.focus();
      return true;
    });
    const focused = () =>
      inShadow(page, 'tagkin-listing', (root) => {
        const { disabled, dataset } = (root.activeElement ?? {}) as HTMLButtonElement;
        return `${dataset?.action}${disabled ? ', disabled' : ''}`;
      });
    const pressUntil = async (other: string) => {
      await eventually(async () => {
        await page.keyboard.press('Enter');
        return focused();
      }).toBe(other);
    };
    await pressUntil('previous');
    await pressUntil('next');
  });
});
