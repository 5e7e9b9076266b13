import type { Browser, Page } from 'puppeteer-core';

const pages = new WeakMap<Browser, Promise<Page>>();

/** The page on which Chromium tells what it tells a screen reader: of its own windows and questions too, but not of its menus. */
async function accessibilityPage(browser: Browser): Promise<Page> {
  const [front] = await browser.pages();
  const page = await browser.newPage();
  await page.goto('chrome://accessibility');
  await page.waitForSelector('#native:not(:disabled)');
  await Promise.all([page.waitForNavigation(), page.click('#native')]);
  await page.waitForSelector('#browsers [id$="showOrRefreshTree"]');
  await front?.bringToFront();
  return page;
}

/** What Chromium tells of itself, one line an element: `id=7 button … name=Deny …`. */
async function accessibilityTree(browser: Browser): Promise<string[]> {
  const page = pages.get(browser) ?? accessibilityPage(browser);
  pages.set(browser, page);
  const tree = await (await page).evaluate(async () => {
    const list = document.querySelector('#browsers');
    const texts = () => [...(list?.querySelectorAll('pre') ?? [])].map((each) => each.textContent).join('');
    for (const old of list?.querySelectorAll('pre') ?? []) old.remove();
    const written = new Promise<string>((resolve) => {
      const changed = new MutationObserver(() => texts() !== '' && resolve(texts()));
      if (list) changed.observe(list, { childList: true, subtree: true, characterData: true });
    });
    list?.querySelector<HTMLElement>('[id$="showOrRefreshTree"]')?.click();
    return written;
  });
  return tree.split(/\+*(?=id=\d)/);
}

/** What Chromium itself asks, as it tells it to a screen reader; null for nothing. */
export async function questionOf(browser: Browser): Promise<string | null> {
  const lines = await accessibilityTree(browser);
  const first = lines.findIndex((line) => /^id=\d+ alertDialog class_name=RootView/.test(line));
  return first < 0 ? null : lines.slice(first).join('\n');
}
