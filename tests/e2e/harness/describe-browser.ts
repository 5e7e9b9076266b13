import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { type Hub, type HubOptions, startHub } from '../../hub-in-a-box/index.ts';
import { builtExtension } from './built.ts';
import type { Conditions, Driven } from './driven.ts';
import type { BrowserKind } from './find.ts';
import { launch } from './launch.ts';
import { newProfile } from './profile.ts';
import { missingScreen, openScreen, type Screen } from './screen.ts';
import { discardSharedBrowser, takeSharedBrowser } from './shared-browser.ts';

/** What the tests of one file share: a browser with the extension, as with a new profile, and a Hub of their own. */
export interface World {
  readonly driven: Driven;
  readonly hub: Hub;
  /** Where its windows are; only with `window: 'real'`. */
  readonly screen: Screen;
  /** A tab on this path of hub.docker.com: `/_/nginx/tags`. A new one, except where there is only a blank one. */
  open(path: string): Promise<Page>;
  /** The same on one of the extension's pages: `popup.html`. */
  openExtension(path: string): Promise<Page>;
  /** Closes a tab; the browser lives on if it was the last. */
  close(page: Page): Promise<void>;
  /** Ends the browser and starts it again with the same profile; only with `profile: 'kept'`. `during`: what happens in between. */
  restart(during: () => void): Promise<void>;
}

/** The browser that `TAGKIN_BROWSER` names; Chromium if it names none. */
export const browserKind: BrowserKind = process.env.TAGKIN_BROWSER === 'firefox' ? 'firefox' : 'chromium';

export interface BrowserOptions extends HubOptions, Conditions {
  /** `own`: a new browser, used by these tests alone. Always so under `Conditions`; other files share one, which is reset. */
  browser?: 'own';
  /** A new browser, which can be restarted. */
  profile?: 'kept';
  /**
   * A new browser with windows, on a screen of its own. Where there can be none the tests are skipped; on a build server, which sets
   * `CI`, they fail instead.
   */
  window?: 'real';
}

/** Declares the tests of a file. A Hub starts before the first and is closed after the last. */
export function describeBrowser(
  name: string,
  tests: (world: World) => void,
  options: BrowserOptions = {},
): void {
  const missing = options.window && missingScreen();
  describe.skipIf(missing && !process.env.CI)(missing ? `${name} (${missing})` : name, () => {
    let started: Started | undefined;
    const running = () => {
      if (!started) throw new Error('browser and Hub run only inside tests and hooks');
      return started;
    };
    const world: World = {
      get driven() {
        return running().driven;
      },
      get hub() {
        return running().hub;
      },
      get screen() {
        const { screen } = running();
        if (!screen) throw new Error("only tests with window: 'real' have a screen");
        return screen;
      },
      open: (path) => visit(world.driven, `https://hub.docker.com${path}`),
      openExtension: async (path) => visit(world.driven, await world.driven.extensionUrl(path)),
      async restart(during) {
        const { restart } = running();
        if (!restart) throw new Error("only tests with profile: 'kept' can restart the browser");
        await restart(during);
      },
      async close(page) {
        if ((await world.driven.browser.pages()).length === 1) await world.driven.newPage();
        await page.close();
      },
    };

    beforeAll(async () => {
      started = isShared(options) ? await startShared(options) : await startOwn(options);
    });
    let hasFailed = false;
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return;
      hasFailed = true;
      await photograph(world.driven, task.name);
    });
    afterAll(() => started?.end(hasFailed));
    tests(world);
  });
}

interface Started {
  driven: Driven;
  hub: Hub;
  screen?: Screen;
  restart?: (during: () => void) => Promise<void>;
  end(hasFailed: boolean): Promise<void>;
}

const isShared = ({ browser, window, profile, ...conditions }: BrowserOptions): boolean => {
  const { siteData, disk, history, privateWindows, firstRun } = conditions;
  const own = [browser, window, profile, siteData, disk, history, privateWindows, firstRun];
  return own.every((condition) => condition === undefined);
};

async function startShared(options: BrowserOptions): Promise<Started> {
  const { driven, ports } = await takeSharedBrowser(browserKind);
  const hub = await startHub({ ...options, ports });
  return {
    driven,
    hub,
    async end(hasFailed) {
      await hub.close();
      if (hasFailed) await discardSharedBrowser(); // a test that stopped half-way may have left it in any state
    },
  };
}

async function startOwn(options: BrowserOptions): Promise<Started> {
  const screen = options.window && (await openScreen());
  const hub = await startHub(options);
  const windows = screen && { headless: false, display: screen.display };
  const extension = builtExtension(browserKind);
  const profile = options.profile && (await newProfile());
  const start = () => launch(browserKind, { ...options, ...windows, hub, extension, profile });
  const started: Started = {
    driven: await start(),
    hub,
    ...(screen && { screen }),
    ...(profile && {
      async restart(during) {
        await started.driven.close();
        during();
        started.driven = await start();
      },
    }),
    async end() {
      await started.driven.close();
      await profile?.remove();
      await hub.close();
      await screen?.close();
    },
  };
  return started;
}

/** A new tab costs Firefox a fifth of a visit's processor time. */
async function visit(driven: Driven, url: string): Promise<Page> {
  const [first, ...rest] = await driven.browser.pages();
  const isBlank = rest.length === 0 && first?.url() === 'about:blank';
  const page = isBlank ? first : await driven.newPage();
  if (isBlank) await driven.focus(page);
  await page.goto(url);
  return page;
}

const failures = fileURLToPath(new URL('../../../.output/failures', import.meta.url));

/** What was on the screen when a test failed: `.output/failures/<browser>-<test>-<n>.png`. */
async function photograph(driven: Driven, test: string): Promise<void> {
  mkdirSync(failures, { recursive: true });
  const name = `${driven.kind}-${test}`.replace(/[^\w-]+/g, '-').slice(0, 80);
  for (const [n, page] of (await driven.browser.pages()).entries()) {
    await page.bringToFront().catch(() => undefined); // one behind another paints nothing, hence no picture
    await page.screenshot({ path: `${failures}/${name}-${n}.png` }).catch(() => undefined);
  }
}
