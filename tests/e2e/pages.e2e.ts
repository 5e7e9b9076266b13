import { expect, test } from 'vitest';
import { GOLANG_GROUPS } from '../hub-in-a-box/data/golang.ts';
import { NGINX_GROUPS } from '../hub-in-a-box/data/nginx.ts';
import { clickInShadow, describeBrowser, waitForShadow } from './harness/index.ts';
import { startFresh } from './support/fresh.ts';
import { aliasesAt, hostsOn, says, settled } from './support/hosts.ts';
import { layersPathOf } from './support/layers.ts';
import { toApi } from './support/requests.ts';
import { summaryAliases, themesOn } from './support/summary.ts';

const without = (tags: string[] = [], tag: string) => tags.filter((other) => other !== tag).toSorted();

describeBrowser('Hub’s pages', (world) => {
  startFresh(world);

  for (const variant of ['testids', 'bare'] as const) {
    test(`tags page, ${variant}: one listing, one host a block, each in its own`, async () => {
      world.hub.page.variant = variant;
      const page = await world.open('/_/nginx/tags');
      const blocks = await settled(page);
      const shown = world.hub.repositories.get('library/nginx')?.tags.slice(0, 25) ?? [];
      expect([...blocks.keys()]).toEqual(shown.map(({ name }) => name));
      const hosts = await hostsOn(page);
      expect(hosts.map(({ name }) => name)).toEqual(['tagkin-listing', ...shown.map(() => 'tagkin-aliases')]);
      const inOwnBlock = await page.evaluate(() =>
        [...document.querySelectorAll('tagkin-aliases')].map(
          (host) =>
            host.closest('.block')?.querySelector('.name')?.textContent === host.getAttribute('data-tag'),
        ),
      );
      expect(inOwnBlock).toEqual(shown.map(() => true));
    });

    test(`overview page, ${variant}: what latest really is`, async () => {
      world.hub.page.variant = variant;
      const page = await world.open('/_/nginx');
      await settled(page);
      expect(await hostsOn(page)).toEqual([{ name: 'tagkin-summary', tag: 'latest', state: 'complete' }]);
      expect(await waitForShadow(page, 'tagkin-summary', 'h2')).toBe('latest is 1.31.4');
      expect(await summaryAliases(page)).toEqual(without(NGINX_GROUPS.mainline?.tags, 'latest'));
    });

    test(`layers page, ${variant}: the aliases of its tag and of its platform’s image`, async () => {
      world.hub.page.variant = variant;
      const page = await world.open(layersPathOf(world, 'library/golang', 'latest', 'linux/s390x'));
      const blocks = await settled(page);
      expect(await hostsOn(page)).toEqual([{ name: 'tagkin-aliases', tag: 'latest', state: 'complete' }]);
      expect(aliasesAt(blocks.get('latest'), 'index')).toEqual(without(GOLANG_GROUPS.shared, 'latest'));
      expect(aliasesAt(blocks.get('latest'), 'linux/s390x')).toEqual(GOLANG_GROUPS.bookworm?.toSorted());

      const windows = 'windows/amd64@10.0.20348.4405';
      const other = await world.open(layersPathOf(world, 'library/golang', 'latest', windows));
      const found = aliasesAt((await settled(other)).get('latest'), windows);
      expect(found).toEqual(GOLANG_GROUPS.windowsservercore?.toSorted());
    });
  }

  test('overview page of another tag: what that tag is', async () => {
    const page = await world.open('/_/nginx?tag=stable-alpine');
    await settled(page);
    expect(await waitForShadow(page, 'tagkin-summary', 'h2')).toBe('stable-alpine is 1.30.2');
    const exact = await world.open('/_/nginx?tag=1.29.0');
    await settled(exact);
    expect(await waitForShadow(exact, 'tagkin-summary', 'h2')).toBe(
      'No version tag is the same image as 1.29.0',
    );
    await says(exact, 'tagkin-summary', 'no other tags');
  });

  test.each(['/', '/search?q=nginx', '/u/bigcorp', '/this/is/nothing', '/_/nginx/nothing'])(
    '%s is left alone',
    async (path) => {
      const left = await world.open(path);
      await left.waitForFunction(() => window.__hub?.hydrated, { polling: 100 });
      // A page opened later shows that the extension was at work all the while.
      await settled(await world.open('/_/tiny/tags'));
      expect(await hostsOn(left)).toEqual([]);
      expect(world.hub.count(toApi)).toBe(1);
    },
  );

  test('a missing page gets no host', async () => {
    const gone = layersPathOf(world, 'library/golang', 'latest', 'linux/amd64').replace('latest', 'nope');
    const left = [];
    for (const path of ['/_/nothing', '/_/nothing/tags', '/r/bigcorp/secret/tags', gone])
      left.push(await world.open(path));
    // Once a later page has its dock, those before have waited as long for a place.
    world.hub.page.variant = 'unknown';
    const later = await world.open('/_/tiny/tags');
    await later.waitForSelector('tagkin-dock[data-state="complete"]');
    for (const page of left) expect(await hostsOn(page), page.url()).toEqual([]);
  });

  test('no request but Hub’s API, none with a cookie, and no pull', async () => {
    await settled(await world.open('/_/nginx/tags'));
    await settled(await world.open('/_/nginx'));
    const { hub } = world;
    const foreign = hub.log.filter(({ host }) => host !== 'hub.docker.com').map(({ host }) => host);
    expect(foreign).toEqual([]);
    expect(hub.pulls.used).toBe(0);
    expect(hub.count((request) => request.path.startsWith('/v2/') && 'cookie' in request.headers)).toBe(0);
  });

  test.each(['light', 'dark'] as const)('hosts are %s from the beginning where Hub is', async (theme) => {
    world.hub.page.theme = theme;
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    expect(await themesOn(page)).toEqual([theme]);
    const overview = await world.open('/_/nginx');
    await settled(overview);
    expect(await themesOn(overview)).toEqual([theme]);
  });

  test('hosts follow Hub’s own switch', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    for (const theme of ['dark', 'light']) {
      await page.click('button.ghost');
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('tagkin-aliases, tagkin-listing')].every(
            (host) => host.getAttribute('data-theme') === wanted,
          ),
        { polling: 100 },
        theme,
      );
    }
  });

  test.each(['/_/nginx/tags', '/_/nginx'])(
    'where %s has no known insertion point, a docked panel shows the same, and can be closed',
    async (path) => {
      world.hub.page.variant = 'unknown';
      const page = await world.open(path);
      const text = await waitForShadow(page, 'tagkin-dock', '[data-known="34"][data-total="34"]');
      expect(text).toBe('34 tags, 8 images');
      await says(page, 'tagkin-dock', 'page has changed');
      await settled(page);
      expect(await hostsOn(page)).toEqual([{ name: 'tagkin-dock', tag: null, state: 'complete' }]);
      if (path === '/_/nginx') await waitForShadow(page, 'tagkin-dock', '[data-version="1.31.4"]');
      await clickInShadow(page, 'tagkin-dock', '[data-action="close"]');
      await page.waitForFunction(() => !document.querySelector('tagkin-dock'), { polling: 100 });
      await page.evaluate(() => window.__hub?.rerender());
      expect(await hostsOn(page)).toEqual([]);
    },
  );
});
