import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { ColorScheme, Driven, LaunchOptions } from './driven.ts';
import { emptyExtension } from './empty-extension.ts';
import { requireBrowser } from './find.ts';
import { reportExtensionLoads } from './firefox-navigation.ts';
import * as hidden from './firefox-private.ts';
import { asSystem } from './firefox-system.ts';
import * as system from './firefox-tasks.ts';
import { closeFirstRun } from './first-run.ts';
import { installForGood } from './installed.ts';
import { makeProfile } from './profile.ts';

/** The host of the extension's pages, which Firefox otherwise draws by lot for each profile. */
const host = '6c1ff1a9-0c1d-4a1e-9b53-7a6b696e0001';

/** Starts Firefox over WebDriver BiDi. All of its HTTPS traffic goes through the Hub's proxy. */
export async function launchFirefox(options: LaunchOptions): Promise<Driven> {
  const id = addonId(options.extension);
  const profile = options.profile ?? (await makeProfile(options.disk ? { storage: 'not a directory' } : {}));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    networkEnabled: false, // no test reads a request here: the Hub logs them, and reports cost a fifth of the time
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    // Without it BiDi may neither visit extension pages nor reach the browser's own scope.
    args: ['--remote-allow-system-access'],
    // Lets `services.settings.server` below count in a release.
    env: {
      ...process.env,
      MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
      ...(options.display && { DISPLAY: options.display }),
    },
    extraPrefsFirefox: preferences(options, id),
    ...(profile && { userDataDir: profile.path }),
  });
  reportExtensionLoads(browser);
  await asSystem(browser, system.stopAnimations);
  if (options.privateWindows || options.history) await asSystem(browser, hidden.allowInPrivateWindows, id);
  const isNew = profile?.extension === undefined;
  if (!options.profile) await browser.installExtension(options.extension);
  else if (isNew) await installForGood(browser, options.extension, options.profile.path);
  // In windows that never remember history the extension opens none.
  if (isNew && !options.firstRun && !options.history) await closeFirstRun(browser);

  async function evaluateIn(where: string, run: unknown, args: unknown[]): Promise<unknown> {
    const code = `(${run})(...${JSON.stringify(args)})`;
    const { value, error } = await asSystem(browser, system.evaluate, id, where, code);
    if (error !== undefined) throw new Error(error);
    return value;
  }

  return {
    kind: 'firefox',
    browser,
    newPage: () => browser.newPage(),
    async focus(page) {
      await page.bringToFront();
      await asSystem(browser, system.focusContent);
    },
    async newPrivatePage() {
      const before = new Set(await browser.pages());
      await asSystem(browser, hidden.openPrivateWindow);
      for (;;) {
        const page = (await browser.pages()).find((each) => !before.has(each));
        if (page) return page;
        await setTimeout(20);
      }
    },
    enterInAddressBar: (text) => asSystem(browser, system.enterInOmnibox, id, text),
    extensionUrl: async (path) => `moz-extension://${host}/${path.replace(/^\//, '')}`,
    background: (run, ...args) => evaluateIn('background', run, args) as never,
    inPopup: (run, ...args) => evaluateIn('popup', run, args) as never,
    inContentScript: (page, run, ...args) => evaluateIn(page.url(), run, args) as never,
    backgroundRuns: () => asSystem(browser, system.backgroundRuns, id),
    killWorker: () => asSystem(browser, system.killBackground, id),
    setIdleTimeout: (milliseconds) => asSystem(browser, system.setIdleTimeout, milliseconds),
    clickMenu: (click, page) => asSystem(browser, system.clickMenu, id, click, page.url()),
    reloadExtension: () => asSystem(browser, system.reloadExtension, id),
    consent: () => asSystem(browser, system.consentToAll),
    async setMedia(page, media) {
      await asSystem(browser, system.setMedia, media);
      const isSo = ({ forcedColors = false, reducedMotion = false }: typeof media) =>
        matchMedia('(forced-colors: active)').matches === forcedColors &&
        matchMedia('(prefers-reduced-motion: reduce)').matches === reducedMotion;
      await page.waitForFunction(isSo, { polling: 50 }, media);
      // Styles follow with the next frame; what is not visible has none.
      await page.evaluate(
        () =>
          document.visibilityState === 'visible' && new Promise((painted) => requestAnimationFrame(painted)),
      );
    },
    async setColorScheme(scheme) {
      await asSystem(browser, system.setColorScheme, scheme);
      // Pages of the extension stay in the list for a moment after they are closed.
      for (const page of await browser.pages())
        await page.waitForFunction(isPainted, { polling: 50 }, scheme).catch(() => undefined);
    },
    async reset() {
      const [first, ...rest] = await browser.pages();
      for (const page of rest) await page.close(); // never the last tab of the last window, which would end Firefox
      await first?.goto('about:blank');
      await first?.bringToFront(); // a window that has had others before it is not active by itself: no popup opens in it
      await evaluateIn('background', emptyExtension, []);
      await asSystem(browser, system.killBackground, id);
      await asSystem(browser, system.forgetSites);
      await asSystem(browser, system.setColorScheme, 'light');
      await asSystem(browser, system.setMedia, {});
    },
    async close() {
      await browser.close();
      if (!options.profile) return profile?.remove();
      options.profile.extension = id;
    },
  };
}

function addonId(extension: string): string {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${extension} is not built for Firefox: its manifest has no gecko id.`);
  return id;
}

/** Runs in a page: the preference has reached its process. */
const isPainted = (scheme: ColorScheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches;

function preferences(
  { hub, colorScheme, siteData, history }: LaunchOptions,
  id: string,
): Record<string, unknown> {
  return {
    'xpinstall.signatures.required': false, // of extensions that stay
    // One process for the pages of a site, none ahead of need, and no optimizing compiler for scripts that run once: a sixth of a visit's time.
    'dom.ipc.processCount': 1,
    'dom.ipc.processCount.webIsolated': 1,
    'dom.ipc.processPrelaunch.enabled': false,
    'browser.newtab.preload': false,
    'javascript.options.ion': false,
    'layout.frame_rate': 15, // a sixth of the processor's time is painting at 60
    // Until so many frames and ms after a page has come, no press on a link opens a tab: long at so few frames a second.
    'dom.input_events.security.minNumTicks': 0,
    'dom.input_events.security.minTimeElapsedInMS': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: host }),
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    // The panel of a finished download stays open, and while it is, no popup opens.
    'browser.download.alwaysOpenPanel': false,
    // Keeps Firefox's own errands out of the Hub's log.
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    ...(history && { 'browser.privatebrowsing.autostart': true }),
    // 2: no site keeps anything.
    ...(siteData && { 'network.cookie.cookieBehavior': 2 }),
    ...(hub && {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': hub.proxyPort,
    }),
  };
}
