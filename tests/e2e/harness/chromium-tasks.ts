import type { Browser, Page, Target } from 'puppeteer-core';
import type { Browser as Api } from 'webextension-polyfill';
import type { MenuClick } from './driven.ts';

/** What the page that manages extensions may do. */
interface DeveloperPrivate {
  addHostPermission(extension: string, origin: string): Promise<void>;
}

/** Notes hosts as granted once before: a later `permissions.request` for them is answered at once. */
export async function consent(browser: Browser, extension: string, origins: string[]): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  const grant = async (id: string, all: string[]) => {
    const { chrome } = globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } };
    for (const origin of all) await chrome.developerPrivate.addHostPermission(id, origin);
  };
  await page.evaluate(grant, extension, origins);
  await page.close();
}

/** Runs in the worker. `dispatch` is undocumented, and there on every event in Chromium. */
export async function dispatchClick(click: MenuClick, url: string): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: Api };
  const tab = (await chrome.tabs.query({})).find((each) => each.url === url);
  const event = chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab?: object): void };
  event.dispatch({ editable: false, pageUrl: url, ...click }, tab);
}

const popups = new WeakMap<Target, Promise<Page>>();

/** The popup on the toolbar: puppeteer takes it for no page, because it is in no tab. */
export async function popupOf(browser: Browser, extension: string): Promise<Page | null> {
  const isPopup = (url: string) => url.startsWith(`chrome-extension://${extension}/popup.html`);
  for (const target of browser.targets()) {
    if (target.type() !== 'page' || !isPopup(target.url()) || (await target.page())) continue;
    const page = popups.get(target) ?? target.asPage();
    popups.set(target, page);
    return page;
  }
  return null;
}

/** Runs in the world of our content script, which bears the extension's name. Arguments and answer are JSON. */
export async function inContentScript(
  page: Page,
  name: string,
  run: unknown,
  args: unknown[],
): Promise<unknown> {
  const session = await page.createCDPSession();
  const found = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === name) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `(${run})(...${JSON.stringify(args)})`,
    contextId: await found,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}

/** Runs in the worker. Only there is the private window one of the browser's own, and not a context of the DevTools protocol. */
export async function openPrivateWindow(url: string): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: Api };
  await chrome.windows.create({ incognito: true, focused: true, url });
}

/** Runs in the worker; `dispatch` as above. */
export function enterInOmnibox(text: string): void {
  const { chrome } = globalThis as unknown as { chrome: Api };
  const event = chrome.omnibox.onInputEntered as unknown as {
    dispatch(text: string, where: string): void;
  };
  event.dispatch(text, 'currentTab');
}
