import type { ElementHandle, Page } from 'puppeteer-core';

/**
 * Runs a function on the shadow root of the first element that `host` selects, as soon as the answer is truthy, and
 * returns that answer (JSON). Checks ten times a second: selectors with `>>>` miss what changes inside a shadow root,
 * and a tab behind another paints no frames to check in.
 */
export async function inShadow<R, A extends unknown[]>(
  page: Page,
  host: string,
  run: (root: ShadowRoot, ...args: A) => R,
  ...args: A
): Promise<R> {
  const code = `(() => {
    const root = document.querySelector(${JSON.stringify(host)})?.shadowRoot;
    return root ? (${run})(root, ...${JSON.stringify(args)}) : undefined;
  })()`;
  const handle = await page.waitForFunction(code, { polling: 100, timeout: 50_000 });
  return (await handle.jsonValue()) as R;
}

/** Waits until the shadow root of `host` holds an element that `selector` finds, and returns its text. */
export async function waitForShadow(page: Page, host: string, selector: string): Promise<string> {
  const found = await inShadow(
    page,
    host,
    (root, within) => {
      const element = root.querySelector(within);
      return element && { text: element.textContent ?? '' };
    },
    selector,
  );
  return found?.text ?? '';
}

/** Clicks the first such element with the mouse, as a reader does, once it is there and has been for as long as a click needs. */
export async function pressInShadow(page: Page, host: string, selector: string): Promise<void> {
  const first = (outer: string, within: string) =>
    document.querySelector(outer)?.shadowRoot?.querySelector(within);
  for (;;) {
    const element = (await page.waitForFunction(
      first,
      { polling: 100 },
      host,
      selector,
    )) as ElementHandle<Element>;
    const isThere = await element.evaluate(async (button) => {
      button.scrollIntoView({ block: 'center' });
      await new Promise((resolve) => setTimeout(resolve, 350));
      return button.isConnected; // the panel is drawn again while tags are read
    });
    if (!isThere) continue;
    try {
      return await element.click();
    } catch (error) {
      if (!String(error).includes('detached')) throw error;
    }
  }
}

/** Clicks the first such element once it is there, as a script does. */
export async function clickInShadow(page: Page, host: string, selector: string): Promise<void> {
  await inShadow(
    page,
    host,
    (root, within) => {
      const element = root.querySelector<HTMLElement>(within);
      element?.click();
      return element !== null;
    },
    selector,
  );
}
