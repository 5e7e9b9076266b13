import type { Page } from 'puppeteer-core';
import { beforeEach, expect, test } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { missingPrograms } from '../hub-in-a-box/real/programs.ts';
import { describeBrowser } from './harness/index.ts';
import { GRANTED } from './support/granted.ts';
import { lookedUp, lookUp, openPopup, says, startFreshPopup } from './support/popup.ts';

const missing = missingPrograms();

const HOST = 'registry.example.test';
const QUIRKS = 'quirks.example.test';
const IMAGE = `${HOST}/team/app:1`;
const ORIGIN = `https://${HOST}/*`;

describeBrowser(
  'permissions',
  (world) => {
    startFreshPopup(world);
    beforeEach(() => take(ORIGIN, `https://${QUIRKS}/*`));

    /** Withdraws permissions, as a reader does in the list of extensions. */
    const take = (...origins: string[]): Promise<boolean> =>
      world.driven.background((all) => {
        const { chrome } = globalThis as unknown as { chrome: Api };
        return chrome.permissions.remove({ origins: all });
      }, origins);
    const isGiven = (origin: string): Promise<boolean> =>
      world.driven.background((one) => {
        const { chrome } = globalThis as unknown as { chrome: Api };
        return chrome.permissions.contains({ origins: [one] });
      }, origin);
    const requestsTo = (host: string) => world.hub.count({ host });

    /** What the person answers, in the place of the browser's question; nothing as long as it stands there. */
    const answer = (page: Page, said: boolean | null): Promise<void> =>
      page.evaluate((given) => {
        const { chrome, browser = chrome } = globalThis as unknown as { chrome: Api; browser?: Api };
        const value = () => (given === null ? new Promise(() => {}) : Promise.resolve(given));
        for (const api of [chrome, browser])
          Object.defineProperty(api.permissions, 'request', { value, configurable: true });
      }, said);

    test('these, and no others', async () => {
      const manifest = await world.driven.background(() => {
        const { chrome } = globalThis as unknown as { chrome: Api };
        return chrome.runtime.getManifest();
      });
      expect(manifest).toMatchObject(GRANTED);
      const { content_scripts = [] } = manifest;
      const matches = content_scripts.flatMap((script) => script.matches);
      expect(matches.filter((match) => !match.startsWith('https://hub.docker.com/'))).toEqual([]);
    });

    test('a registry without permission gets no request: shows that, and how to allow it', async () => {
      const page = await openPopup(world, IMAGE);
      const { sentences } = await says(page, { state: 'error', errors: ['permission-needed'] });
      expect(sentences[0]).toContain(HOST);
      expect(await page.$('[data-action="allow"]')).not.toBe(null);
      expect(requestsTo(HOST)).toBe(0);

      await lookUp(page, `FROM ${IMAGE}\nFROM nginx\n`);
      await says(page, {
        rows: [{ error: 'permission-needed' }, { error: null, digest: expect.any(String) }],
      });
      expect(requestsTo(HOST)).toBe(0);
      expect(world.hub.log.filter(({ unexpected }) => unexpected)).toEqual([]);
    });

    test('refused: shows that, offers it again, and still works for the others', async () => {
      const page = await openPopup(world);
      await page.waitForSelector('#image');
      await answer(page, false);
      await lookUp(page, IMAGE);
      await says(page, { errors: ['permission-needed'] });
      await page.click('[data-action="allow"]');
      await says(page, { errors: ['permission-needed'] });
      expect(requestsTo(HOST)).toBe(0);
      await lookUp(page, 'nginx');
      expect((await lookedUp(page)).errors).toEqual([]);
    });

    test.skipIf(missing)('requested in the click that needs it: the answer follows by itself', async () => {
      await world.driven.consent(ORIGIN);
      const page = await openPopup(world);
      await page.waitForSelector('#image');
      await lookUp(page, IMAGE);
      await says(page, { errors: ['permission-needed'] });
      await page.click('[data-action="allow"]');
      const said = await lookedUp(page);
      expect(said).toMatchObject({ heading: IMAGE, kind: 'index', version: '1.2.3 by alias', errors: [] });
      expect(await isGiven(ORIGIN)).toBe(true);
      expect(said.aliases).toEqual({ index: ['1.2.3', 'latest', '1.2'] });
      expect(said.coverage).toEqual([15, 15]);
      expect(said.fields).toMatchObject({ user: '101:101', workdir: '/srv/app' });
      expect(said.pulls).toBe(null);
      // The list there has no platforms, so their row is missing.
      expect(await page.$eval('.rows', (rows) => rows.textContent)).not.toContain('linux');
    });

    test.skipIf(missing)(
      'granted later, it continues where it stopped; withdrawn, it shows that',
      async () => {
        await world.driven.consent(ORIGIN);
        const page = await openPopup(world, IMAGE);
        await says(page, { errors: ['permission-needed'] });
        await page.click('[data-action="allow"]');
        const given = await lookedUp(page);
        expect(given).toMatchObject({ version: '1.2.3 by alias', errors: [] });

        await take(ORIGIN);
        const taken = await says(page, { errors: ['permission-needed'] });
        expect(taken).toMatchObject({ digest: given.digest, aliases: given.aliases, fields: given.fields });
        world.hub.clearLog();
        await lookUp(page, IMAGE.replace(':1', ':list'));
        await says(page, { heading: IMAGE.replace(':1', ':list') });
        await lookUp(page, 'nginx');
        expect((await lookedUp(page)).errors).toEqual([]);
      },
    );

    test('if the prompt closes the popup, the next one shows the same image', async () => {
      const page = await openPopup(world);
      await page.waitForSelector('#image');
      await answer(page, null);
      await lookUp(page, IMAGE);
      await says(page, { errors: ['permission-needed'] });
      await page.click('[data-action="allow"]');
      await world.close(page);
      const again = await openPopup(world);
      await says(again, { box: IMAGE, heading: IMAGE });
      await says(await openPopup(world), { box: '', heading: 'Tagkin' });
    });

    test.skipIf(missing)('rows of a table continue when their registry is allowed', async () => {
      await world.driven.consent(ORIGIN);
      const page = await openPopup(world, `FROM ${IMAGE}\nFROM ${HOST}/team/app:list\nFROM nginx\n`);
      await says(page, { errors: ['permission-needed', 'permission-needed'] });
      await page.click('[data-action="allow"]');
      const digest = expect.stringMatching(/^sha256:/);
      await says(page, { errors: [], rows: [{ digest }, { digest }, { digest }] });
    });

    test('aliases by name and HEAD: grow in steps, and go on after the worker has ended', async () => {
      await world.driven.consent(`https://${QUIRKS}/*`);
      world.hub.latency = ({ method }) => (method === 'HEAD' ? 30 : 0);
      const page = await openPopup(world);
      await page.waitForSelector('#image');
      await lookUp(page, `${QUIRKS}/bigcorp/hundred:1.19`);
      await (await page.waitForSelector('[data-action="allow"]'))?.click();
      await page.waitForFunction(
        () => {
          const known = Number(document.querySelector<HTMLElement>('[data-known]')?.dataset.known ?? 0);
          return known >= 40 && known < 100;
        },
        { polling: 10 },
      );
      await world.driven.killWorker();
      const said = await lookedUp(page);
      expect(said).toMatchObject({ coverage: [100, 100], errors: [], version: '1.19.0 by alias' });
      expect(said.aliases.index?.toSorted()).toEqual(['1.19.0', '1.19.0-full', 'release-19', 'v1.19.0']);
      // Each tag once; of the step that was lost with the worker, twice.
      const heads = world.hub.count({ host: QUIRKS, method: 'HEAD' });
      expect(heads).toBeGreaterThanOrEqual(100);
      expect(heads).toBeLessThanOrEqual(148);
      // The names were not requested again: one page of them, and one check for another.
      expect(world.hub.count({ host: QUIRKS, path: /tags\/list$/ })).toBe(2);
      // The tags of the image that is looked at come first.
      const names = world.hub.log
        .filter(({ host, method }) => host === QUIRKS && method === 'HEAD')
        .map(({ path }) => path.split('/').at(-1));
      expect(names.slice(0, 8)).toEqual(expect.arrayContaining(['1.19', '1.19.0']));
    });

    test('cookies and tokens stay where they belong', async () => {
      await world.driven.browser.setCookie({
        name: 'session',
        value: 'secret',
        domain: QUIRKS,
        path: '/',
        secure: true,
      });
      await world.driven.consent(`https://${QUIRKS}/*`);
      const page = await openPopup(world);
      await page.waitForSelector('#image');
      await lookUp(page, `${QUIRKS}/library/tiny`);
      await (await page.waitForSelector('[data-action="allow"]'))?.click();
      expect((await lookedUp(page)).errors).toEqual([]);
      const asked = world.hub.log.filter(({ host }) => host === QUIRKS);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter(({ headers }) => headers.cookie !== undefined)).toEqual([]);
      expect(new Set(world.hub.log.map(({ host }) => host))).toEqual(new Set([QUIRKS]));
    });
  },
  { real: missing === undefined, browser: 'own' },
);
