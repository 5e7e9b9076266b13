import type { Page } from 'puppeteer-core';

declare global {
  interface Window {
    /** Layout shifts since the document began, as Chromium reports them: what moved, and how much. */
    shifts?: { value: number; moved: string[] }[];
  }
}

/** Makes every document of a page record its layout shifts; only Chromium reports them. */
export async function watchShifts(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const shifts: Window['shifts'] = [];
    window.shifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & {
          value: number;
          sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
        };
        const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          const what = `${element?.localName} ${element?.className}`;
          return `${what}: ${from.x},${from.y} ${from.width}x${from.height} → ${to.x},${to.y} ${to.width}x${to.height}`;
        });
        shifts.push({ value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The layout shifts so far. */
export const shiftsOn = (page: Page) => page.evaluate(() => window.shifts ?? []);

/** Where everything of Hub's own stands on the page: the top left of each element that the selector finds. */
export function positionsOn(page: Page, selector: string): Promise<number[][]> {
  return page.evaluate((within) => {
    return [...document.querySelectorAll(within)].map((element) => {
      const { top, left } = element.getBoundingClientRect();
      return [Math.round(top + scrollY), Math.round(left)];
    });
  }, selector);
}
