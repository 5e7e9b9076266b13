import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { browserKind, describeBrowser, type World } from './harness/index.ts';
import { axeFindings } from './support/axe.ts';
import { settled } from './support/hosts.ts';
import { keptOnDevice } from './support/kept.ts';
import { nginxPageWorks } from './support/nginx-page.ts';
import { accountsAre, eventually, openOptions, setFeature, signIn } from './support/options.ts';
import { lookedUp, openPopup, says, startFreshPopup } from './support/popup.ts';
import { toApi } from './support/requests.ts';

const SENTENCE = '[data-keeps="nothing"]';

/** What a reader does all day; `remembers`: what was looked up is suggested later. */
function everythingWorks(world: World, { remembers }: { remembers: boolean }): void {
  test('a tags page: aliases, groups, and the config of a tag', async () => {
    await nginxPageWorks(await world.open('/_/nginx/tags'));
  });

  test('the popup looks up, and goes on after the worker has ended', async () => {
    const said = await lookedUp(await openPopup(world, 'nginx'));
    expect(said).toMatchObject({ heading: 'nginx:latest', version: '1.31.4 by alias', errors: [] });
    await world.driven.killWorker();
    const start = await openPopup(world);
    await start.waitForSelector(remembers ? '[data-recent="nginx:latest"]' : '[data-private]');
    expect(await start.$$('[data-recent]')).toHaveLength(remembers ? 1 : 0);
    expect(await lookedUp(await openPopup(world, 'nginx:1.31'))).toMatchObject({ errors: [] });
  });

  test('what was switched off stays so when the worker has ended', async () => {
    const options = await openOptions(world);
    await setFeature(options, 'aliases', false);
    await world.driven.killWorker();
    const page = await world.open('/_/nginx/tags');
    const hosts = () =>
      page.evaluate(() => [
        ...new Set(
          [...document.querySelectorAll('tagkin-aliases, tagkin-listing')].map((host) => host.localName),
        ),
      ]);
    await settled(page);
    expect(await hosts()).toEqual(['tagkin-listing']);
    const again = await openOptions(world);
    const isOn = (id: string) =>
      again.$eval(`[data-feature="${id}"]`, (box) => (box as HTMLInputElement).checked);
    await eventually(() => isOn('aliases')).toBe(false);
    await setFeature(again, 'aliases', true);
  });
}

const keepChoice = (page: Page) =>
  page.$eval('input[name="keep"][value="device"]', (radio) => (radio as HTMLInputElement).disabled);

const kept = (page: Page) =>
  page.$eval('[data-registry="docker.io"]', (row) => (row as HTMLElement).innerText);

/** Where this device keeps nothing. */
function nothingIsPromised(world: World): void {
  test('the options show a warning, and offer a sign-in for the session only', async () => {
    expect(await keptOnDevice(world)).toBeNull();
    const options = await openOptions(world);
    expect(await (await options.waitForSelector(SENTENCE))?.evaluate((note) => note.textContent)).toContain(
      'until it closes',
    );
    expect(await keepChoice(options)).toBe(true);
    expect(await axeFindings(options, ['main'])).toEqual([]);
    expect(await signIn(options, { registry: 'docker.io' })).toBe('accepted');
    await accountsAre(options, ['docker.io']);
    expect(await kept(options)).toContain('until the browser closes');
    await world.driven.killWorker();
    const again = await openOptions(world);
    await accountsAre(again, ['docker.io']);
  });
}

describeBrowser(
  'where all site data is blocked',
  (world) => {
    startFreshPopup(world);
    everythingWorks(world, { remembers: true });

    test('it is blocked for Docker Hub, and not for an extension', async () => {
      const page = await world.open('/_/nginx/tags');
      const cookies = await page.evaluate(() => {
        // biome-ignore lint/suspicious/noDocumentCookie: whether one is kept is the question
        document.cookie = 'a=1';
        return document.cookie;
      });
      expect(cookies).toBe('');
      await settled(page);
      expect(await keptOnDevice(world)).toContain('listing:docker.io/library/nginx');
      const options = await openOptions(world);
      expect(await signIn(options, { registry: 'docker.io', keep: 'device' })).toBe('accepted');
      await accountsAre(options, ['docker.io']);
      expect(await kept(options)).toContain('kept on this device');
      expect(await options.$(SENTENCE)).toBeNull();
    });
  },
  { siteData: 'blocked' },
);

describeBrowser(
  'where the database cannot be opened',
  (world) => {
    startFreshPopup(world);
    everythingWorks(world, { remembers: true });

    nothingIsPromised(world);

    test('a second visit costs little while the worker lives, and no request repeats endlessly', async () => {
      const page = await world.open('/_/nginx/tags');
      await settled(page);
      const first = world.hub.count(toApi);
      expect(first).toBeLessThanOrEqual(2);
      await settled(await world.open('/_/nginx/tags'));
      expect(world.hub.count(toApi) - first).toBeLessThanOrEqual(1);
      await world.driven.killWorker();
      world.hub.clearLog();
      await settled(await world.open('/_/nginx/tags'));
      expect(world.hub.count(toApi)).toBe(first);
      await says(await openPopup(world, 'nginx'), { state: 'complete', errors: [] });
    });
  },
  { disk: 'broken' },
);

// Its event page is a private one then, and has no database.
if (browserKind === 'firefox')
  describeBrowser(
    'where Firefox never remembers history',
    (world) => {
      startFreshPopup(world);
      everythingWorks(world, { remembers: false });
      nothingIsPromised(world);
    },
    { history: 'never' },
  );
