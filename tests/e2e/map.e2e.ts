import type { Page } from 'puppeteer-core';
import { afterEach, expect, test, vi } from 'vitest';
import type { Hub } from '../hub-in-a-box/index.ts';
import { clickInShadow, describeBrowser, inShadow, waitForShadow } from './harness/index.ts';
import { startFresh } from './support/fresh.ts';
import { aliasesAt, aliasesOn, says, settled } from './support/hosts.ts';
import { answered, groupsOf, heads, isMapped, knownOn, mapAll, truth, wordsOf } from './support/map.ts';
import { pagesAsked, tagRequests, toApi } from './support/requests.ts';

const BIG = 'bigcorp/big';
const SIZE = 3000;

/** Requests of plain paging when signed in. */
const PAGES = SIZE / 100;

/** Requests that the worker sends before it stores a step. */
const PAGES_A_STEP = 12;

declare global {
  interface Window {
    /** The numbers of known tags that the panel has shown, in order. */
    known?: number[];
  }
}

/** Records in the page every number of known tags that the panel shows. */
async function watchKnown(page: Page): Promise<void> {
  await inShadow(page, 'tagkin-listing', (root) => {
    const seen: number[] = [];
    window.known = seen;
    const look = () => {
      const known = Number(root.querySelector<HTMLElement>('[data-known]')?.dataset.known);
      if (known !== seen.at(-1)) seen.push(known);
    };
    new MutationObserver(look).observe(root, { subtree: true, childList: true, attributes: true });
    return true;
  });
}

/** Waits until something that the box knows has come about. */
const until = (is: () => boolean) =>
  vi.waitFor(() => expect(is()).toBe(true), { timeout: 20_000, interval: 20 });

/** Waits until every request to the box has been answered. */
const idle = (hub: Hub) => until(() => hub.log.every(({ endedAt }) => endedAt !== undefined));

function failed(name: string): never {
  throw new Error(`the box has no ${name}`);
}

/** Runs in the background. */
function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('tagkin');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
    deleting.onblocked = () => reject(new Error('the database is still open elsewhere'));
  });
}

describeBrowser(
  'the map of a repository that cannot be paged through',
  (world) => {
    startFresh(world);
    const mended: (() => void)[] = [];
    afterEach(() => {
      for (const mend of mended.splice(0)) mend();
      Object.assign(world.hub, { nameOrder: 'bytes' });
      Object.assign(world.hub.lists, { newestFirst: false });
      Object.assign(world.hub.rate, { limit: 180, windowMs: 60_000 });
    });

    const open = async (path = '/r/bigcorp/big/tags'): Promise<Page> => {
      const page = await world.open(path);
      await waitForShadow(page, 'tagkin-listing', '[data-action="complete"]');
      return page;
    };
    /** A tab that has begun to map, and has got this far. */
    const openMapping = async (known: number): Promise<Page> => {
      const page = await open();
      await mapAll(page);
      await knownOn(page, known);
      return page;
    };
    const isRight = async () => {
      expect(await groupsOf(world, BIG)).toEqual(truth(world.hub, BIG));
    };
    /** The Hub takes its time, so that there is a middle to do something in. */
    const slowly = (milliseconds: number) => {
      world.hub.latency = ({ path }) => (path.startsWith('/v2/') ? milliseconds : 0);
    };
    /** No answered page was requested again, except the newest, by a new visit. */
    const isAskedOnce = () => {
      const all = answered(world.hub, BIG).filter((words) => !words.includes('page=1&ordering=last_updated'));
      expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
    };

    test('unasked: at most 20 requests, for the tags on the screen and similar ones', async () => {
      const { hub } = world;
      const page = await open('/r/bigcorp/big/tags?name=36.5');
      const blocks = await settled(page, 'partial');
      await says(page, 'tagkin-listing', 'of 3,000 tags');
      await knownOn(page, 1001);
      const shown = [...blocks.keys()];
      expect(shown).toHaveLength(25);
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll('tagkin-aliases')].filter((host) =>
            host.shadowRoot?.querySelector('[data-alias]'),
          ).length >= 20,
        { polling: 100 },
      );
      const names = shown.filter((tag) => !tag.includes('-'));
      expect(names.length).toBeGreaterThan(3);
      for (const name of names)
        expect(aliasesAt((await aliasesOn(page)).get(name), 'index')).toContain(`${name}-trixie`);

      const filters = tagRequests(hub, BIG).flatMap(({ query }) => query.get('name') ?? []);
      expect(filters.filter((filter) => !'36.5'.includes(filter) && !filter.includes('36.5'))).toEqual([]);
      expect(hub.count(toApi) + hub.count(heads)).toBeLessThanOrEqual(20);
      const beside = hub.log
        .filter(({ host }) => host !== 'hub.docker.com')
        .filter((r) => r.method !== 'HEAD');
      expect(beside.map(({ host, path }) => host + path)).toEqual([
        'auth.docker.io/token',
        `registry-1.docker.io/v2/${BIG}/tags/list`,
      ]);

      const text = await page.evaluate(() =>
        [...document.querySelectorAll('tagkin-aliases')]
          .map((host) => host.shadowRoot?.querySelector('section')?.textContent)
          .join('\n'),
      );
      expect(text).toMatch(/none found yet \(1,\d\d\d of 3,000 tags read\)/);
      expect(text).not.toMatch(/no other tag/i);
    });

    test('on request: the cost before, every group after, at little more than a request per page', async () => {
      const { hub } = world;
      const page = await open();
      const offer = await waitForShadow(page, 'tagkin-listing', '.map');
      expect(offer).toMatch(/^Load all 3,000 tags.*about \d+ requests, \d+ \w+.*Faster when signed in/);
      await watchKnown(page);
      await mapAll(page);
      await isMapped(page);
      await says(page, 'tagkin-listing', '3,000 tags');
      await settled(page);
      await isRight();

      const seen = await page.evaluate(() => window.known ?? []);
      // At least once between the first and the last: how many tags are known before the click depends on the machine.
      expect(seen.length).toBeGreaterThan(2);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(seen.at(-1)).toBe(SIZE);
      isAskedOnce();
      expect(hub.count(toApi)).toBeLessThanOrEqual(1.25 * PAGES);
      expect(hub.count(heads)).toBeLessThanOrEqual(0.06 * SIZE);
      expect(hub.pulls.used).toBe(0);
    });

    test('it shows how long it takes, pauses, and resumes', async () => {
      slowly(150);
      const page = await openMapping(1400);
      await says(page, 'tagkin-listing', 'left');
      await clickInShadow(page, 'tagkin-listing', '[data-action="pause"]');
      await says(page, 'tagkin-listing', 'Resume');
      const [known = 0] = (await knownOn(page)) ?? [];
      expect(known).toBeLessThan(SIZE);
      await says(page, 'tagkin-listing', `${known.toLocaleString('en')} of 3,000 tags`);
      const before = world.hub.count(toApi);
      await page.reload();
      await says(page, 'tagkin-listing', 'Resume');
      await settled(page, 'partial');
      expect(world.hub.count(toApi)).toBeLessThanOrEqual(before + 1);
      world.hub.latency = 0;
      await mapAll(page);
      await isMapped(page);
      await isRight();
      expect(world.hub.count(toApi)).toBeLessThanOrEqual(1.25 * PAGES + 1);
    });

    test('closing the tab stops it; opened again it continues where it stopped', async () => {
      slowly(100);
      const page = await openMapping(1500);
      await world.close(page);
      await idle(world.hub);
      const before = world.hub.count(toApi);
      const again = await world.open('/r/bigcorp/big/tags');
      const [known = 0] = (await knownOn(again, 1500)) ?? [];
      expect(known).toBeLessThan(SIZE);
      world.hub.latency = 0;
      await isMapped(again);
      await isRight();
      isAskedOnce();
      expect(world.hub.count(toApi)).toBeGreaterThan(before);
    });

    test('a worker that is killed ten times still finishes', async () => {
      const { hub, driven } = world;
      slowly(100);
      const page = await openMapping(1);
      const asks = (more: number) => {
        const asked = hub.log.length;
        return vi.waitFor(
          async () => {
            // a third death in one step is shown, and a wait follows; a restored network ends the wait
            await page.evaluate(() => window.dispatchEvent(new Event('online')));
            expect(hub.log.length).toBeGreaterThanOrEqual(asked + more);
          },
          { timeout: 20_000, interval: 20 },
        );
      };
      for (let kill = 1; kill <= 10; kill++) {
        await asks(1 + Math.floor(Math.random() * 10));
        await driven.killWorker();
        if (kill === 5) await asks(PAGES_A_STEP + 1);
      }
      hub.latency = 0;
      await isMapped(page);
      await isRight();
      const wasted = hub.count(toApi) - new Set(tagRequests(hub, BIG).map(wordsOf)).size;
      expect(wasted).toBeLessThanOrEqual(10 * PAGES_A_STEP);
    });

    test('deleting the database half-way loses the progress, not the crawl mode', async () => {
      slowly(60);
      const page = await openMapping(1700);
      await world.driven.background(deleteDatabase);
      await world.driven.killWorker(); // lest the step under way store what it knows
      world.hub.latency = 0;
      await isMapped(page);
      await isRight();
      expect(world.hub.count(toApi)).toBeLessThanOrEqual(2 * 1.25 * PAGES);
    });

    test('forty requests a minute stay with the reader; it shows when it continues, and does', async () => {
      const { hub } = world;
      Object.assign(hub.rate, { limit: 58, windowMs: 6000 });
      const page = await open();
      await mapAll(page);
      expect(await waitForShadow(page, 'tagkin-listing', '.map[role="status"]')).toBeTruthy();
      await says(page, 'tagkin-listing', 'Continues at');
      await isMapped(page);
      await isRight();
      const times = hub.log.filter(({ path, host }) => host === 'hub.docker.com' && path.startsWith('/v2/'));
      const left = times.map(
        ({ at }) => 58 - times.filter((one) => one.at <= at && one.at > at - 6000).length,
      );
      expect(Math.min(...left)).toBe(40);
      expect(hub.log.filter(({ status }) => status === 429)).toEqual([]);
      isAskedOnce();
    });

    test('status 429: it shows until when, sends nothing before, and continues by itself', async () => {
      const { hub } = world;
      const page = await open();
      await settled(page, 'partial');
      const isFiltered = ({ path, query }: { path: string; query: URLSearchParams }) =>
        path.startsWith('/v2/') && query.has('name');
      mended.push(
        hub.addFault({
          match: isFiltered,
          times: 1,
          kind: 'status',
          status: 429,
          headers: { 'retry-after': '2' },
          body: 'Too Many Requests (HAP429).',
        }),
      );
      const told = waitForShadow(page, 'tagkin-listing', '[data-error="rate-limited"]');
      await mapAll(page);
      expect(await told).toMatch(/Continues at \d{1,2}:\d\d:\d\d/);
      const said = Date.now();
      await isMapped(page);
      await isRight();
      const api = hub.log.filter(({ host, path }) => host === 'hub.docker.com' && path.startsWith('/v2/'));
      const refused = api.find(({ status }) => status === 429)?.at ?? 0;
      expect(api.filter(({ at }) => at > said && at < refused + 2000)).toEqual([]);
    });

    test('two windows share one job', async () => {
      const { browser } = world.driven;
      slowly(60);
      // one after the other: Firefox may fail to open two at once
      const pages = [await browser.newPage({ type: 'window' }), await browser.newPage({ type: 'window' })];
      await Promise.all(pages.map((page) => page.goto('https://hub.docker.com/r/bigcorp/big/tags')));
      for (const page of pages) {
        await page.bringToFront();
        await waitForShadow(page, 'tagkin-listing', '.map');
      }
      await mapAll(pages[1] ?? (await open()));
      for (const page of pages) {
        await page.bringToFront();
        await isMapped(page);
      }
      await isRight();
      isAskedOnce();
      expect(world.hub.count(toApi)).toBeLessThanOrEqual(1.25 * PAGES);
    });

    test.each(['locale', 'random'] as const)('whatever the order of names: %s', async (order) => {
      Object.assign(world.hub, { nameOrder: order });
      const page = await openMapping(1);
      await isMapped(page);
      await isRight();
    });

    test('a Hub that ignores the ordering of lists with a name: by filters alone', async () => {
      Object.assign(world.hub.lists, { newestFirst: true });
      const page = await openMapping(1);
      await isMapped(page);
      await isRight();
      expect(world.hub.count(toApi)).toBeLessThanOrEqual(1.4 * PAGES);
      expect(world.hub.count(heads)).toBeLessThanOrEqual(0.03 * SIZE);
    });

    test('later: a request where nothing changed; tags that moved, came and went', async () => {
      const { hub } = world;
      await isMapped(await openMapping(1));
      hub.clearLog();
      await isMapped(await world.open('/r/bigcorp/big/tags'));
      expect(pagesAsked(hub, BIG)).toEqual([1]);

      const { tags } = hub.repositories.get(BIG) ?? { tags: [] };
      const named = (name: string) => tags.find((tag) => tag.name === name) ?? failed(name);
      const older = named('39.4.2');
      // Names of older releases: the newest version among an image's tags is its version.
      const others = tags.slice(2000).filter(({ name }) => name.includes('-'));
      for (const { name } of others.slice(0, 28)) hub.pushTag(BIG, { ...older, name });
      hub.pushTag(BIG, { ...older, name: 'latest' });
      hub.pushTag(BIG, { ...older, name: 'brand-new' });
      hub.deleteTag(BIG, '40.9.9-trixie');
      hub.clearLog();
      const page = await world.open('/r/bigcorp/big/tags');
      await isMapped(page);
      await isRight();
      expect(hub.count(toApi)).toBeLessThanOrEqual(2);
      const was = await waitForShadow(page, 'tagkin-aliases[data-tag="latest"]', '[data-was="40.9.9"]');
      expect(was).toMatch(/^was 40\.9\.9 until \w/);
      await waitForShadow(page, 'tagkin-aliases[data-tag="latest"]', '[data-version="39.4.2"]');
      await says(page, 'tagkin-listing', '3,000 tags');
    });
  },
  { bigSize: SIZE },
);
