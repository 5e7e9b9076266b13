import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { GOLANG_GROUPS } from '../hub-in-a-box/data/golang.ts';
import { describeBrowser, waitForShadow } from './harness/index.ts';
import { startFresh } from './support/fresh.ts';
import { aliasesAt, hostsOn, settled } from './support/hosts.ts';
import { layersPathOf } from './support/layers.ts';
import { pagesAsked, tagRequests } from './support/requests.ts';
import { expectOneHostABlock, hostsAtNextPaint, showsTags } from './support/tags-page.ts';

describeBrowser('a page that changes', (world) => {
  startFresh(world);

  const tagsOf = (repository: string) =>
    (world.hub.repositories.get(repository)?.tags ?? []).map(({ name }) => name);

  /** Goes to a path as a click on a link of Hub's does. */
  const go = (page: Page, path: string) => page.evaluate((to) => window.__hub?.navigate(to), path);

  /** A tags page shows these tags, and Tagkin what it knows of each. */
  async function isRight(page: Page, tags: string[]): Promise<void> {
    await showsTags(page, tags);
    await settled(page);
    await expectOneHostABlock(page);
  }

  test('tags, overview, page 2, back and forward: all without a page load', async () => {
    const tags = tagsOf('library/nginx');
    const page = await world.open('/_/nginx/tags');
    await isRight(page, tags.slice(0, 25));
    await page.evaluate(() => Object.assign(window, { isSameDocument: true }));

    await page.click('[role="tab"][href="/_/nginx"]');
    expect(await waitForShadow(page, 'tagkin-summary[data-state="complete"]', 'h2')).toBe('latest is 1.31.4');
    expect(await hostsOn(page)).toEqual([{ name: 'tagkin-summary', tag: 'latest', state: 'complete' }]);
    await page.click('[role="tab"][href="/_/nginx/tags"]');
    await isRight(page, tags.slice(0, 25));
    await page.click('[aria-label="Go to page 2"]');
    await isRight(page, tags.slice(25));

    await page.evaluate(() => history.back());
    await isRight(page, tags.slice(0, 25));
    await page.evaluate(() => history.back());
    await waitForShadow(page, 'tagkin-summary[data-state="complete"]', '[data-version="1.31.4"]');
    await page.evaluate(() => history.go(2));
    await isRight(page, tags.slice(25));

    expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true);
    expect(pagesAsked(world.hub, 'library/nginx')).toEqual([1]);
  });

  test('from one repository to another, to a layers page, and from tag to tag', async () => {
    const page = await world.open('/_/nginx/tags');
    await isRight(page, tagsOf('library/nginx').slice(0, 25));
    await go(page, '/_/golang/tags');
    await isRight(page, tagsOf('library/golang'));
    await go(page, layersPathOf(world, 'library/golang', 'latest', 'linux/amd64'));
    const latest = await waitAliases(page, 'latest');
    expect(aliasesAt(latest, 'linux/amd64')).toEqual(GOLANG_GROUPS.bookworm?.toSorted());
    await go(page, layersPathOf(world, 'library/golang', 'alpine', 'linux/amd64'));
    expect(aliasesAt(await waitAliases(page, 'alpine'), 'index')).toEqual(['1.26.1-alpine']);
    expect(await hostsOn(page)).toHaveLength(1);
    await go(page, '/_/nginx?tag=stable');
    expect(await waitForShadow(page, 'tagkin-summary[data-tag="stable"][data-state="complete"]', 'h2')).toBe(
      'stable is 1.30.2',
    );
    await go(page, '/_/nginx?tag=alpine');
    await waitForShadow(page, 'tagkin-summary[data-tag="alpine"][data-state="complete"]', '[data-version]');
    expect(await hostsOn(page)).toHaveLength(1);
  });

  async function waitAliases(page: Page, tag: string) {
    await waitForShadow(page, `tagkin-aliases[data-tag="${tag}"][data-state="complete"]`, '[data-alias]');
    return (await settled(page)).get(tag);
  }

  test('no host is left on pages that Tagkin does not cover', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    for (const path of ['/search?q=nginx', '/u/bigcorp', '/', '/_/nginx/nothing']) {
      await go(page, path);
      expect(await hostsOn(page), path).toEqual([]);
      await go(page, '/_/nginx/tags');
      await isRight(page, tagsOf('library/nginx').slice(0, 25));
    }
  });

  test('Hub’s own filter and order', async () => {
    const tags = tagsOf('library/nginx');
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    await page.type('[aria-label="Filter tags"]', 'perl');
    await isRight(
      page,
      tags.filter((tag) => tag.includes('perl')),
    );
    await page.select('#sort', '-name');
    await isRight(page, tags.filter((tag) => tag.includes('perl')).toSorted());
  });

  test.each(['name', 'position'] as const)(
    'blocks that React keeps by %s show their own tags',
    async (keyBy) => {
      const tags = tagsOf('library/nginx');
      const page = await world.open('/_/nginx/tags');
      await settled(page);
      await page.evaluate((key) => window.__hub && Object.assign(window.__hub, { keyBy: key }), keyBy);
      for (const path of ['?page=2', '', '?name=alpine', '?ordering=name', '']) {
        await go(page, `/_/nginx/tags${path}`);
        const query = new URLSearchParams(path);
        let shown = tags.filter((tag) => tag.includes(query.get('name') ?? ''));
        if (query.has('ordering')) shown = shown.toSorted().toReversed();
        await isRight(page, query.has('page') ? shown.slice(25) : shown.slice(0, 25));
      }
    },
  );

  test('what Hub re-renders or removes is back before it is painted', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    expect(await hostsAtNextPaint(page, 'rerender')).toBe(26);
    expect(await hostsAtNextPaint(page, 'remount')).toBe(26);
    await settled(page);
    await expectOneHostABlock(page);
  });

  test('hosts survive while Hub re-renders everything repeatedly', async () => {
    world.hub.page.rerenderEveryMs = 20;
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    await page.evaluate(() => {
      for (const host of document.querySelectorAll('tagkin-aliases')) host.setAttribute('data-kept', '');
    });
    const renders = await page.evaluate(() => window.__hub?.renders ?? 0);
    await page.waitForFunction((from) => (window.__hub?.renders ?? 0) > from + 20, { polling: 100 }, renders);
    await expectOneHostABlock(page);
    expect(await page.evaluate(() => document.querySelectorAll('tagkin-aliases[data-kept]').length)).toBe(25);
  });

  test.each(['/_/nginx/tags', '/_/nginx'])('%s is not changed before React has hydrated it', async (path) => {
    world.hub.page.hydrateAfterMs = null;
    const page = await world.open(path);
    const early = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const seen = new Set<string>();
          let looks = 0;
          const look = () => {
            if (++looks === 20) window.__hub?.hydrate?.();
            if (window.__hub?.hydrated) return resolve([...seen]);
            for (const { localName } of document.querySelectorAll('*'))
              if (localName.startsWith('tagkin-')) seen.add(localName);
            setTimeout(look, 20);
          };
          look();
        }),
    );
    expect(early).toEqual([]);
    await settled(page);
  });

  test('a page that is reloaded, left, and come back to', async () => {
    // A tab of its own: where the history of one has a page with the old content script, Firefox never ends loading in it later.
    const page = await world.driven.newPage();
    await page.goto('https://hub.docker.com/_/nginx/tags');
    await settled(page);
    await page.reload();
    await isRight(page, tagsOf('library/nginx').slice(0, 25));
    await page.goto('https://hub.docker.com/search?q=a');
    // Firefox takes the page out of its cache as it was; there is no load that goBack() could wait for.
    await page.evaluate(() => void setTimeout(() => history.back()));
    await isRight(page, tagsOf('library/nginx').slice(0, 25));
  });

  test('after the extension is reloaded, the old content script is inactive', async () => {
    const page = await world.open('/_/nginx/tags');
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await settled(page);
    await world.driven.reloadExtension();
    await page.evaluate(() => {
      const root = document.querySelector('tagkin-listing')?.shadowRoot;
      root?.querySelector<HTMLElement>('[data-action="group"]')?.click();
      root?.querySelector<HTMLElement>('[data-export="json"]')?.click();
    });
    await go(page, '/_/nginx/tags?page=2');
    await showsTags(page, tagsOf('library/nginx').slice(25));
    await hostsAtNextPaint(page, 'remount');
    await go(page, '/_/golang/tags');
    await showsTags(page, tagsOf('library/golang'));
    // Chromium leaves open pages without a content script; Firefox gives them the new one.
    const tags = (await hostsOn(page)).flatMap(({ tag }) => tag ?? []);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.every((tag) => tagsOf('library/golang').includes(tag))).toBe(true);

    await page.reload();
    await isRight(page, tagsOf('library/golang'));
    expect(errors).toEqual([]);
  });

  test('a worker that dies while listing loses no finished step', async () => {
    const { hub } = world;
    const path = 'bigcorp/big';
    hub.cap = null;
    const isSlow = (page: string | null) => Number(page) > 10;
    hub.latency = ({ query, path }) => (path.startsWith('/v2/') && isSlow(query.get('page')) ? 1500 : 0);
    const page = await world.open('/r/bigcorp/big/tags');
    await waitForShadow(page, 'tagkin-listing', '[data-known="1000"]');
    await world.driven.killWorker();
    hub.latency = 0;
    await settled(page);
    await waitForShadow(page, 'tagkin-listing', '[data-known="1200"][data-total="1200"]');
    const asked = pagesAsked(hub, path);
    expect(asked.filter((number) => number <= 10).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    const answered = tagRequests(hub, path).filter(({ status, aborted }) => status === 200 && !aborted);
    expect(new Set(answered.map(({ query }) => query.get('page'))).size).toBe(12);
  });
});
