import { setTimeout } from 'node:timers/promises';
import puppeteer, { type Browser, type Page, type WebWorker } from 'puppeteer-core';
import {
  consent,
  dispatchClick,
  enterInOmnibox,
  inContentScript,
  openPrivateWindow,
  popupOf,
} from './chromium-tasks.ts';
import type { ColorScheme, Driven, LaunchOptions } from './driven.ts';
import { emptyExtension } from './empty-extension.ts';
import { requireBrowser } from './find.ts';
import { closeFirstRun } from './first-run.ts';
import { keepInstalled } from './installed.ts';
import { makeProfile } from './profile.ts';

/** Starts Chromium, Chrome or Edge over the DevTools protocol. All of its traffic goes to the Hub in a box. */
export async function launchChromium(options: LaunchOptions): Promise<Driven> {
  const profile = options.profile ?? (await makeProfile(profileFiles(options)));
  const browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    headless: options.headless ?? true,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    networkEnabled: false, // no test reads a request here: the Hub logs them
    issuesEnabled: false,
    ...(options.display && { env: { ...process.env, DISPLAY: options.display } }),
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    args: switches(options),
    ...(profile && { userDataDir: profile.path }),
  });
  const install = () =>
    browser.installExtension(options.extension, {
      enabledInIncognito: options.privateWindows === 'allowed',
    });
  const isNew = profile?.extension === undefined;
  const id = profile?.extension ?? (await install());
  if (isNew && !options.firstRun) await closeFirstRun(browser);
  const extensionUrl = async (path: string) => `chrome-extension://${id}/${path.replace(/^\//, '')}`;
  const worker = () => findWorker(browser, id);
  let hasConsented = false;
  let colorScheme: ColorScheme = options.colorScheme ?? 'light';

  async function newPage(): Promise<Page> {
    const page = await browser.newPage();
    await paint(page, colorScheme);
    return page;
  }

  /** By the DevTools protocol: a message from a page of the extension wakes it too, at five times the cost. */
  async function wakeWorker(): Promise<WebWorker> {
    const [page] = await browser.defaultBrowserContext().pages();
    const session = await (page ?? (await browser.newPage())).createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: await extensionUrl('') });
    await session.detach();
    const woken = await browser.waitForTarget((target) => isWorker(target.type(), target.url(), id));
    return (await woken.worker()) ?? wakeWorker();
  }

  const background: Driven['background'] = async (run, ...args) => {
    const awake = (await worker()?.worker()) ?? (await wakeWorker());
    return (await awake.evaluate(run as never, ...args)) as never;
  };

  async function killWorker(): Promise<void> {
    const target = worker();
    if (!target) return;
    const gone = new Promise<'gone'>((resolve) => {
      browser.on('targetdestroyed', (each) => each === target && resolve('gone'));
    });
    // A worker that has only just started may not hear it, and would live on until it is idle.
    do await (await target.worker())?.close().catch(() => undefined);
    while ((await Promise.race([gone, setTimeout(200)])) !== 'gone');
  }

  return {
    kind: 'chromium',
    browser,
    newPage,
    focus: (page) => page.bringToFront(),
    async newPrivatePage() {
      const address = `about:blank#${crypto.randomUUID()}`;
      await background(openPrivateWindow, address);
      const opened = await browser.waitForTarget((target) => target.url() === address);
      const page = await opened.page();
      if (!page) throw new Error('the private window has no page');
      await paint(page, colorScheme);
      return page;
    },
    enterInAddressBar: (text) => background(enterInOmnibox, text),
    extensionUrl,
    background,
    inPopup: async (run, ...args) => (await popupOf(browser, id))?.evaluate(run as never, ...args) ?? null,
    inContentScript: (page, run, ...args) => inContentScript(page, 'Tagkin', run, args) as never,
    backgroundRuns: async () => worker() !== undefined,
    killWorker,
    clickMenu: (click, page) => background(dispatchClick, click, page.url()),
    async reloadExtension() {
      await install();
    },
    consent(...origins) {
      hasConsented = true;
      return consent(browser, id, origins);
    },
    async setMedia(page, { forcedColors = false, reducedMotion = false }) {
      const session = await page.createCDPSession();
      const features = [
        { name: 'prefers-color-scheme', value: colorScheme },
        { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
        { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
      ];
      await session.send('Emulation.setEmulatedMedia', { features });
      // Until the session ends, hence not detached: the page's own end takes it along.
    },
    async setColorScheme(scheme) {
      colorScheme = scheme;
      for (const page of await browser.pages()) await paint(page, scheme);
    },
    async reset() {
      if (hasConsented) throw new Error('what was granted once, Chromium grants again without a question');
      const old = await browser.pages();
      colorScheme = 'light';
      await newPage();
      await Promise.all(old.map((page) => page.close()));
      await background(emptyExtension);
      await killWorker();
      const session = await browser.target().createCDPSession();
      await session.send('Storage.clearCookies');
      await session.detach();
    },
    async close() {
      await browser.close();
      if (!options.profile) return profile?.remove();
      options.profile.extension = id;
      await keepInstalled(options.profile.path, id);
    },
  };
}

/** `2`: blocked, in Chromium's numbers. */
function profileFiles({ siteData, disk }: LaunchOptions): Record<string, string> {
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  return {
    ...(siteData && { 'Default/Preferences': JSON.stringify(preferences) }),
    ...(disk && { 'Default/IndexedDB': 'not a directory' }),
  };
}

function switches({ hub }: LaunchOptions): string[] {
  return [
    '--no-first-run',
    '--disable-quic',
    // As where memory is short: the next page is drawn by the process of the last one, which spares a third of a visit's processor time.
    '--disable-site-isolation-trials',
    '--renderer-process-limit=2',
    '--font-render-hinting=none', // with hints a text is a twentieth wider in some renderers than in others
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Keep Chromium's own errands out of the Hub's log.
    '--disable-features=AutofillServerCommunication',
    '--gaia-url=http://127.0.0.1:9',
    ...(hub ? [`--host-resolver-rules=MAP *:443 127.0.0.1:${hub.port}`] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

const isWorker = (type: string, url: string, id: string) =>
  type === 'service_worker' && new URL(url).host === id;

function findWorker(browser: Browser, id: string) {
  return browser.targets().find((target) => isWorker(target.type(), target.url(), id));
}

async function paint(page: Page, value: ColorScheme): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
}
