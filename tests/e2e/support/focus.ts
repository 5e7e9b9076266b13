import type { Page } from 'puppeteer-core';

/** What has the focus, through open shadow roots: what a person would call it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element: Element | null = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { dataset } = element as HTMLElement;
    const name = dataset.action ?? dataset.export ?? dataset.alias ?? '';
    return `${element?.localName ?? ''} ${name}`.trim();
  });
}

/** Presses Tab until the focus is there; gives up after a hundred times. Returns everything that had it on the way. */
export async function tabTo(page: Page, wanted: string): Promise<string[]> {
  const way: string[] = [];
  for (let pressed = 0; pressed < 100 && way.at(-1) !== wanted; pressed += 1) {
    await page.keyboard.press('Tab');
    way.push(await focused(page));
  }
  if (way.at(-1) !== wanted) throw new Error(`${wanted} is not reached: ${way.join(', ')}`);
  return way;
}
