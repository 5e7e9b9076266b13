import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { clickInShadow, describeBrowser, waitForShadow } from './harness/index.ts';
import { axeFindings } from './support/axe.ts';
import { saveDownloads } from './support/downloads.ts';
import { hostsOn, settled } from './support/hosts.ts';
import { inspected, openInspect } from './support/inspect.ts';
import { click, eventually, fill, openOptions, setFeature, signIn } from './support/options.ts';
import { lookedUp, openPopup, startFreshPopup } from './support/popup.ts';
import { requested, toApi } from './support/requests.ts';

/** By the popup; the inspect page asks for more of it. */
const API_TAG = 'GET hub.docker.com/v2/namespaces/library/repositories/nginx/tags/latest';

describeBrowser('options', (world) => {
  startFreshPopup(world);

  test('every control is labelled, and axe finds nothing', async () => {
    const page = await openOptions(world, '#registry=ghcr.io');
    await page.evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
    await fill(
      page,
      '#docker-config',
      '{"auths":{"r.test":{"auth":"bWU6cHc="},"b.test":{}},"credsStore":"x"}',
    );
    for (const scheme of ['dark', 'light'] as const) {
      await world.driven.setColorScheme(scheme);
      expect(await axeFindings(page, ['body'], scheme === 'dark' ? 'words' : 'whole')).toEqual([]);
    }
    const unnamed = await page.$$eval('input, select, textarea, button', (all) =>
      all
        .filter((each) => {
          const { labels, textContent } = each as HTMLInputElement;
          return !labels?.length && !each.getAttribute('aria-label') && !textContent?.trim();
        })
        .map((each) => each.outerHTML),
    );
    expect(unnamed).toEqual([]);
  });

  test('each section is one screen', async () => {
    const page = await world.openExtension('options.html');
    await page.setViewport({ width: 1280, height: 800 });
    await page.waitForSelector('[data-feature]');
    const heights = await page.$$eval('.section', (all) =>
      all.map((section) => [section.id, section.getBoundingClientRect().height] as const),
    );
    expect(heights.length).toBeGreaterThan(5);
    expect(heights.filter(([, height]) => height > 800)).toEqual([]);
  });

  test('every control is reached with the keyboard', async () => {
    const page = await openOptions(world);
    await page.focus('input[type="search"]');
    const reached = new Set<string>();
    for (let pressed = 0; pressed < 80; pressed += 1) {
      reached.add(
        await page.evaluate(() => {
          const { dataset, id } = document.activeElement as HTMLElement;
          return dataset.feature ?? dataset.action ?? id;
        }),
      );
      await page.keyboard.press('Tab');
    }
    for (const wanted of ['account', 'secret', 'aliases', 'session', 'platform', 'refresh', 'clear-cache'])
      expect(reached).toContain(wanted);
    for (const wanted of ['export', 'settings-file', 'reset', 'allow-registry', 'plain-http'])
      expect(reached).toContain(wanted);
  });

  test('switching a feature off removes its hosts from open pages at once; on, they return', async () => {
    const tags = await world.open('/_/nginx/tags');
    await settled(tags);
    const overview = await world.open('/_/nginx');
    await settled(overview);
    const options = await openOptions(world);
    const names = async (page: typeof tags) =>
      [...new Set((await hostsOn(page)).map(({ name }) => name))].sort();

    await setFeature(options, 'aliases', false);
    await eventually(() => names(tags)).toEqual(['tagkin-listing']);
    await setFeature(options, 'listing', false);
    await eventually(() => names(tags)).toEqual([]);
    await setFeature(options, 'summary', false);
    await eventually(() => names(overview)).toEqual([]);
    const gap = () =>
      tags.$eval('[data-testid="repotagsTagList"]', (list) => getComputedStyle(list, '::before').height);
    expect(await gap()).toBe('auto');

    await setFeature(options, 'aliases', true);
    await setFeature(options, 'listing', true);
    await setFeature(options, 'summary', true);
    await eventually(() => names(tags)).toEqual(['tagkin-aliases', 'tagkin-listing']);
    await eventually(() => names(overview)).toEqual(['tagkin-summary']);
    await tags.bringToFront();
    await settled(tags);
  });

  test('with everything switched off, a page of Hub costs no request', async () => {
    const options = await openOptions(world);
    for (const id of ['aliases', 'listing']) await setFeature(options, id, false);
    const page = await world.open('/_/nginx/tags');
    await page.waitForFunction(() => document.documentElement.dataset.tagkinOff, { polling: 100 });
    expect(await hostsOn(page)).toEqual([]);
    expect(world.hub.count(toApi)).toBe(0);
  });

  test('open pages of an image read it again after a sign-in, and for no switch', async () => {
    const page = await openInspect(world, 'nginx');
    await inspected(page, { sections: { head: 'complete', aliases: 'complete' } });
    await lookedUp(await openPopup(world, 'nginx'));
    const options = await openOptions(world);
    world.hub.clearLog();
    for (const id of ['watchNewer', 'nothingInBackground', 'remembersLookUps'])
      await click(options, `[data-setting="${id}"]`);
    await setFeature(options, 'layers', false);
    await options.reload(); // it shows what is stored
    await options.waitForSelector('[data-feature="layers"]:not(:checked)');
    expect(requested(world.hub)).toEqual([]);
    expect(await signIn(options, { registry: 'docker.io' })).toBe('accepted');
    const head = 'HEAD registry-1.docker.io/v2/library/nginx/manifests/latest';
    await eventually(() => requested(world.hub)).toContain(head);
    await eventually(() => requested(world.hub)).toContain(API_TAG);
  });

  test('the config button can be switched off and on', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const button = 'tagkin-aliases';
    expect(await waitForShadow(page, button, '[data-action="config"]')).not.toBe('');
    const has = () =>
      page.$eval(button, (host) => host.shadowRoot?.querySelector('[data-action="config"]') != null);
    const options = await openOptions(world);
    await setFeature(options, 'config', false);
    await eventually(() => has().catch(() => null)).toBe(false);
    await setFeature(options, 'config', true);
    await eventually(() => has().catch(() => null)).toBe(true);
    await clickInShadow(page, button, '[data-action="config"]');
    await waitForShadow(page, button, '[data-field="cmd"]');
  });

  test('the context menu can be switched off and on', async () => {
    const isThere = () =>
      world.driven.background(async () => {
        const { chrome } = globalThis as unknown as { chrome: Api };
        return Promise.resolve(chrome.contextMenus.update('inspect-link', {})).then(
          () => true,
          () => false,
        );
      });
    const options = await openOptions(world);
    await setFeature(options, 'menus', false);
    await eventually(isThere).toBe(false);
    await setFeature(options, 'menus', true);
    await eventually(isThere).toBe(true);
  });

  test('the preferred platform is shown next', async () => {
    const options = await openOptions(world);
    await options.select('#platform', 'linux/arm64');
    await eventually(() => options.$eval('#platform', (box) => (box as HTMLSelectElement).value)).toBe(
      'linux/arm64',
    );
    expect((await lookedUp(await openPopup(world, 'nginx'))).platform).toBe('linux/arm64');
  });

  test('what is left of Hub’s limits and the size of the cache are shown; the cache can be cleared', async () => {
    await lookedUp(await openPopup(world, 'nginx'));
    const page = await openOptions(world);
    await page.waitForSelector('[data-listings="1"]');
    const requests = await page.$eval('[data-requests]', (line) => line.getAttribute('data-requests'));
    expect(Number(requests)).toBeLessThanOrEqual(180 - 40 - world.hub.count(toApi));
    await page.waitForSelector('[data-pulls="99"]'); // a look-up is one pull
    await click(page, '[data-action="clear-cache"]');
    await page.waitForSelector('[data-listings="0"][data-contents="0"]');
  });

  test('a search shows the sections that have the words, and of switches those alone; a look is kept', async () => {
    const page = await openOptions(world);
    const shown = () =>
      page.evaluate(() => ({
        sections: [...document.querySelectorAll<HTMLElement>('[data-options]')].flatMap((each) =>
          each.hidden ? [] : [each.dataset.options],
        ),
        switches: [...document.querySelectorAll('.switch')].filter((each) => each.checkVisibility()).length,
      }));
    const all = [
      'features',
      'platform-look',
      'watch',
      'accounts',
      'registries',
      'limits',
      'cache',
      'settings',
    ];
    expect((await shown()).sections).toEqual(all);
    await fill(page, 'input[type="search"]', 'layers pages');
    await eventually(shown).toEqual({ sections: ['features'], switches: 1 });
    await fill(page, 'input[type="search"]', '');
    await eventually(async () => (await shown()).sections).toEqual(all);

    const inTable = () =>
      page.$$eval('[data-bytes]', (cells) => cells.map((cell) => Number(cell.getAttribute('data-bytes'))));
    const [lists = 0, documents = 0, together] = await inTable();
    expect(together).toBe(lists + documents);

    await click(page, '[data-look="dark"]');
    const scheme = (on: typeof page) =>
      on.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await eventually(() => scheme(page)).toBe('dark');
    const popup = await world.openExtension('popup.html');
    await eventually(() => scheme(popup)).toBe('dark');
    await page.bringToFront();
    await click(page, '[data-look="system"]');
    await eventually(() => scheme(popup)).toBe('light dark');
  });

  test('settings are saved to a file and loaded from one', async () => {
    const page = await openOptions(world);
    await setFeature(page, 'dock', false);
    const read = await saveDownloads(world.driven);
    await click(page, '[data-action="export"]');
    const text = await read('tagkin-settings.json');
    expect(JSON.parse(text).features).toMatchObject({ dock: false, aliases: true });
    await setFeature(page, 'dock', true);

    const file = join(await mkdtemp(join(tmpdir(), 'tagkin-')), 'settings.json');
    await writeFile(file, text);
    const input = (await page.waitForSelector('#settings-file')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await page.waitForSelector('[data-import="settingsTaken"]');
    await eventually(() =>
      page.$eval('[data-feature="dock"]', (box) => (box as HTMLInputElement).checked),
    ).toBe(false);
    await writeFile(file, '{"features":{"dock":true}}');
    await input.uploadFile(file);
    await page.waitForSelector('[data-import="settingsNone"]');
  });

  test('a registry is allowed, and withdrawn in the middle of looking at it', async () => {
    const host = 'quirks.example.test';
    await world.driven.consent(`https://${host}/*`);
    const options = await openOptions(world);
    await fill(options, '#allow-registry', host);
    await options.keyboard.press('Enter');
    await options.waitForSelector(`[data-origin="https://${host}/*"]`);

    const popup = await openPopup(world, `${host}/library/nginx:1.31`);
    await popup.waitForSelector('article[data-state="complete"]');
    await options.bringToFront();
    await click(options, `[data-origin="https://${host}/*"] [data-action="withdraw"]`);
    await options.waitForFunction(
      (origin) => !document.querySelector(`[data-origin="${origin}"]`),
      {},
      `https://${host}/*`,
    );
    await popup.waitForSelector('[data-error="permission-needed"]');
  });

  test('a reset brings everything back to how it was', async () => {
    const page = await openOptions(world);
    await setFeature(page, 'summary', false);
    await click(page, '[data-action="reset"]');
    await click(page, '[data-action="reset-sure"]');
    await eventually(() =>
      page.$eval('[data-feature="summary"]', (box) => (box as HTMLInputElement).checked),
    ).toBe(true);
  });
});
