import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { World } from '../harness/index.ts';

/** Asks until the answer is as it should be. */
export const eventually = <T>(ask: () => T | Promise<T>) =>
  expect.poll(ask, { timeout: 20_000, interval: 100 });

/** The options page, drawn. */
export async function openOptions(world: World, hash = ''): Promise<Page> {
  const page = await world.openExtension(`options.html${hash}`);
  await page.waitForSelector('[data-feature]');
  // What few readers need is folded.
  await page.$$eval('details', (folds) => {
    for (const fold of folds) fold.open = true;
  });
  return page;
}

/** Switches a feature, as a click does, and waits until the page shows it so. */
export async function setFeature(page: Page, id: string, on: boolean): Promise<void> {
  const selector = `[data-feature="${id}"]`;
  const isOn = () => page.$eval(selector, (box) => (box as HTMLInputElement).checked);
  if ((await isOn()) !== on) await click(page, selector);
  await eventually(isOn).toBe(on);
}

/** A click, wherever on the page it is. */
export async function click(page: Page, selector: string): Promise<void> {
  const found = await page.waitForSelector(selector);
  await found?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await found?.click();
}

/** Puts a text into a box, in the place of what is in it. */
export async function fill(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$eval(selector, (box) => (box as HTMLInputElement).select());
  if (text === '') await page.keyboard.press('Backspace');
  else await page.type(selector, text);
}

export interface SignIn {
  registry: string;
  account?: string;
  secret?: string;
  keep?: 'session' | 'device';
}

/** Signs in by the form, and returns the result that the page shows: `accepted`, or a reason. */
export async function signIn(page: Page, { registry, account, secret, keep }: SignIn): Promise<string> {
  await fill(page, '#registry', registry);
  await fill(page, '#account', account ?? 'reader');
  await fill(page, '#secret', secret ?? 'dckr_pat_reader');
  if (keep) await click(page, `input[name="keep"][value="${keep}"]`);
  await click(page, '[data-action="sign-in"]');
  return outcome(page);
}

/** What became of the last try. */
export async function outcome(page: Page): Promise<string> {
  await page.waitForFunction(
    () =>
      document.querySelector('[data-check]') &&
      !document.querySelector<HTMLButtonElement>('[data-action="sign-in"]')?.textContent?.includes('…'),
    { polling: 100 },
  );
  return page.$eval('[data-check]', (note) => {
    const { check = '', reason } = (note as HTMLElement).dataset;
    return reason ?? check;
  });
}

/** Waits until the accounts that are shown are these, by registry. */
export const accountsAre = (page: Page, registries: string[]): Promise<void> =>
  eventually(() =>
    page.$$eval('[data-registry]', (all) => all.map((each) => each.getAttribute('data-registry'))),
  ).toEqual(registries);
