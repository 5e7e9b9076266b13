import type { JSHandle, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { questionOf } from '../harness/chromium-window.ts';
import { asSystem } from '../harness/firefox-system.ts';
import * as system from '../harness/firefox-window.ts';
import type { World } from '../harness/index.ts';

/** Where the middle of something on a page is on the screen: what `find` gives, which runs there. */
export async function onScreen(
  page: Page,
  find: (text: string) => Element | Range | undefined,
  text: string,
): Promise<[number, number]> {
  const found: JSHandle<Element | Range | undefined> = await page.evaluateHandle(find, text);
  return found.evaluate((what) => {
    // Firefox tells where the page begins; in Chromium nothing is left of it or below it.
    const { mozInnerScreenX = screenX, mozInnerScreenY = screenY + outerHeight - innerHeight } =
      globalThis as unknown as { mozInnerScreenX?: number; mozInnerScreenY?: number };
    if (!what) throw new Error('it is not on the page');
    const { x, y, width, height } = what.getBoundingClientRect();
    return [mozInnerScreenX + x + width / 2, mozInnerScreenY + y + height / 2];
  }) as Promise<[number, number]>;
}

/**
 * The labels of the browser's own menu that is open; null while none is. Chromium's menu is in no tree that a test can read, so there
 * it is an empty list.
 */
export async function menuLabels({ driven, screen }: World, windowsBefore: number): Promise<string[] | null> {
  if (driven.kind === 'firefox') return asSystem(driven.browser, system.menuLabels);
  return screen.windows() > windowsBefore ? [] : null;
}

/** What the browser itself asks the reader at the moment; null for nothing. */
export const question = ({ driven }: World): Promise<string | null> =>
  driven.kind === 'firefox' ? asSystem(driven.browser, system.question) : questionOf(driven.browser);

/** Answers it, by the browser's own button: which takes no press in its first half second. */
export async function answer(world: World, button: 'allow' | 'refuse'): Promise<void> {
  const { driven, screen } = world;
  if (driven.kind === 'chromium') {
    // The focus is on the button that refuses, and cannot go to the other one before that is enabled.
    await expect.poll(() => question(world), { timeout: 20_000 }).toMatch(/button FOCUSABLE .*name=Allow /);
    if (button === 'allow') screen.press('Tab');
  }
  const press = async () => {
    if (driven.kind === 'chromium') screen.press('Return');
    else screen.click(...(await asSystem(driven.browser, system.buttonOnScreen, button)));
    return question(world);
  };
  await expect.poll(press, { timeout: 20_000, interval: 300 }).toBe(null);
}

/** Clicks on the extension's notification until that has opened a page: in Chromium at the lower right of the screen, where it slides in. */
export async function clickNotice({ driven, screen }: World, extension: string): Promise<Page> {
  const open = () => driven.browser.targets().find((target) => target.url().endsWith('/popup.html'));
  const press = async () => {
    if (open()) return open();
    if (driven.kind === 'firefox') await asSystem(driven.browser, system.clickNotice, extension, 'watch');
    else screen.click(1090, 845);
    return open();
  };
  await expect.poll(press, { timeout: 20_000, interval: 300 }).toBeDefined();
  const page = await open()?.page();
  if (!page) throw new Error('nothing has opened');
  return page;
}

/** Chooses the only item of the open menu that begins with a letter. Firefox's menu takes no key in the moment in which it opens. */
export async function pressInMenu({ driven, screen }: World, letter: string): Promise<void> {
  screen.press(letter);
  if (driven.kind === 'chromium') return;
  const pressAgain = async () => {
    const isOpen = (await asSystem(driven.browser, system.menuLabels)) !== null;
    if (isOpen) screen.press(letter);
    return isOpen;
  };
  await expect.poll(pressAgain, { timeout: 20_000, interval: 300 }).toBe(false);
}

/** Runs in the popup: the middle of its box on the screen. */
function boxOnScreen(): [number, number] {
  const { mozInnerScreenX, mozInnerScreenY } = globalThis as unknown as Record<string, number>;
  const {
    x = 0,
    y = 0,
    width = 0,
    height = 0,
  } = document.querySelector('textarea')?.getBoundingClientRect() ?? {};
  return [(mozInnerScreenX ?? 0) + x + width / 2, (mozInnerScreenY ?? 0) + y + height / 2];
}

/**
 * Gives the keys to the popup on the toolbar. Firefox's needs a click in its box where no window manager tells it that its window is in
 * front.
 */
export async function focusPopup({ driven, screen }: World): Promise<void> {
  if (driven.kind === 'chromium') return;
  const press = async () => {
    const isOpen = await asSystem(driven.browser, system.isPopupOpen);
    const middle = isOpen && (await driven.inPopup(boxOnScreen));
    if (middle) screen.click(...middle);
    return driven.inPopup(() => document.hasFocus());
  };
  await expect.poll(press, { timeout: 20_000, interval: 300 }).toBe(true);
  screen.press('ctrl+a'); // as the box was
}
