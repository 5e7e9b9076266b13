import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { type Hub, type HubOptions, startHub } from '../../hub-in-a-box/index.ts';
import { builtExtension } from './built.ts';
import type { Conditions, Driven } from './driven.ts';
import type { BrowserKind } from './find.ts';
import { launch } from './launch.ts';

/** What the tests of one file share: a browser with a fresh profile and the extension, and a Hub of its own. */
export interface World {
  readonly driven: Driven;
  readonly hub: Hub;
  /** A new tab on this path of hub.docker.com: `/_/nginx/tags`. */
  open(path: string): Promise<Page>;
  /** A new tab on one of the extension's pages: `popup.html`. */
  openExtension(path: string): Promise<Page>;
}

/** The browser that `TAGKIN_BROWSER` names; Chromium if it names none. */
export const browserKind: BrowserKind = process.env.TAGKIN_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** Declares the tests of a file; browser and Hub start before the first and end after the last. */
export function describeBrowser(
  name: string,
  tests: (world: World) => void,
  options: HubOptions & Conditions = {},
): void {
  describe(name, () => {
    let started: { driven: Driven; hub: Hub } | undefined;
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
      open: (path) => visit(world.driven, `https://hub.docker.com${path}`),
      openExtension: async (path) => visit(world.driven, await world.driven.extensionUrl(path)),
    };

    beforeAll(async () => {
      const hub = await startHub(options);
      const extension = builtExtension(browserKind);
      started = { hub, driven: await launch(browserKind, { ...options, hub, extension }) };
    });
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await photograph(world.driven, task.name);
    });
    afterAll(async () => {
      await started?.driven.close();
      await started?.hub.close();
    });
    tests(world);
  });
}

async function visit(driven: Driven, url: string): Promise<Page> {
  const page = await driven.newPage();
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
