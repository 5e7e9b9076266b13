import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { HOSTILE_TAGS } from '../hub-in-a-box/data/hostile.ts';
import { clickInShadow, describeBrowser, inShadow, waitForShadow } from './harness/index.ts';
import { tabTo } from './support/focus.ts';
import { startFresh } from './support/fresh.ts';
import { aliasesAt, HOSTS, settled } from './support/hosts.ts';
import { layersPathOf } from './support/layers.ts';
import { groupsOn } from './support/listing.ts';
import { positionsOn, shiftsOn, watchShifts } from './support/shift.ts';
import { hostsAtNextPaint, hydrate, showsTags } from './support/tags-page.ts';

/** Hub's own elements that would move if anything above them grew. */
const LANDMARKS = 'h1, h2, dl, table, .block, .pull, .pager, .panel, .layers, .columns, footer';

describeBrowser('what a reader may expect of a guest', (world) => {
  startFresh(world);

  const paths: Record<string, () => string> = {
    tags: () => '/_/nginx/tags',
    overview: () => '/_/nginx',
    layers: () => layersPathOf(world, 'library/golang', 'latest', 'linux/amd64'),
  };
  const places = Object.keys(paths);

  /** The page, watched from its first moment on. */
  async function openWatched(path: string, width = 1280): Promise<Page> {
    const page = await world.driven.newPage();
    await page.setViewport({ width, height: 900 });
    if (world.driven.kind === 'chromium') await watchShifts(page);
    await page.goto(`https://hub.docker.com${path}`);
    return page;
  }

  for (const width of [1280, 480]) {
    test.each(places)(`nothing moves on the %s page, ${width} wide, however late we come`, async (place) => {
      world.hub.page.hydrateAfterMs = null;
      world.hub.latency = ({ path }) => (path.startsWith('/v2/') ? 400 : 0);
      const page = await openWatched(paths[place]?.() ?? '', width);
      const before = await positionsOn(page, LANDMARKS);
      expect(await page.$$(HOSTS)).toEqual([]);
      await hydrate(page);
      await settled(page);
      expect(await positionsOn(page, LANDMARKS)).toEqual(before);
      expect(await shiftsOn(page)).toEqual([]);
    });
  }

  test('nothing moves while Hub throws its blocks away, nor on the next page', async () => {
    const page = await openWatched('/_/nginx/tags');
    await settled(page);
    const before = await positionsOn(page, LANDMARKS);
    await hostsAtNextPaint(page, 'remount');
    expect(await positionsOn(page, LANDMARKS)).toEqual(before);
    await page.evaluate(() => window.__hub?.navigate('/_/nginx/tags?page=2'));
    await showsTags(
      page,
      world.hub.repositories
        .get('library/nginx')
        ?.tags.slice(25)
        .map(({ name }) => name) ?? [],
    );
    const drawn = await positionsOn(page, LANDMARKS);
    await settled(page);
    expect(await positionsOn(page, LANDMARKS)).toEqual(drawn);
    expect(await shiftsOn(page)).toEqual([]);
  });

  test('nothing moves on a page of a hundred blocks', async () => {
    world.hub.page.pageSize = 100;
    world.hub.page.hydrateAfterMs = null;
    const page = await openWatched('/r/bigcorp/hundred/tags');
    const before = await positionsOn(page, LANDMARKS);
    await hydrate(page);
    await settled(page);
    expect(await positionsOn(page, LANDMARKS)).toEqual(before);
    expect(await hostsAtNextPaint(page, 'remount')).toBe(101);
    expect(await positionsOn(page, LANDMARKS)).toEqual(before);
    expect(await shiftsOn(page)).toEqual([]);
  });

  test('nothing moves where tags have no table', async () => {
    world.hub.page.hydrateAfterMs = null;
    const page = await openWatched('/r/odd/answers/tags');
    const before = await positionsOn(page, LANDMARKS);
    await hydrate(page);
    await settled(page);
    expect(await positionsOn(page, LANDMARKS)).toEqual(before);
  });

  test('the keyboard alone reaches and works everything', async () => {
    const page = await world.open('/_/golang/tags');
    await settled(page);
    await page.focus('[aria-label="Filter tags"]');
    expect(await tabTo(page, 'button export')).toEqual(['button', 'button group', 'select', 'button export']);
    await page.keyboard.press('Enter');
    await inShadow(
      page,
      'tagkin-listing',
      (root) => root.activeElement?.getAttribute('data-export') === 'json',
    );
    await page.keyboard.press('Escape');
    await inShadow(
      page,
      'tagkin-listing',
      (root) =>
        !root.querySelector('[data-export]') &&
        root.activeElement?.matches('[data-action="export"]') === true,
    );

    await page.focus('[aria-label="Filter tags"]');
    await tabTo(page, 'select');
    await page.keyboard.press('ArrowDown');
    const chosen = await inShadow(page, 'tagkin-listing', (root) => {
      const { value, options } = root.querySelector('select') ?? {};
      return value !== options?.[0]?.value && value;
    });
    await inShadow(
      page,
      'tagkin-aliases[data-tag="latest"]',
      (root, platform) => root.querySelector(`[data-platform="${platform}"]`) !== null,
      String(chosen),
    );

    await page.focus('[aria-label="Filter tags"]');
    await tabTo(page, 'button group');
    await page.keyboard.press('Enter');
    await groupsOn(page, (groups) => groups.length === 5);
    await tabTo(page, 'input');
    await page.keyboard.type('nano');
    const [nano] = await groupsOn(page, (groups) => groups.length === 1);
    expect(nano?.tags).toContain('nanoserver');
    await tabTo(page, 'a 1.26.1-nanoserver');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.href.endsWith('/_/golang?tag=1.26.1-nanoserver'), {
      polling: 100,
    });
  });

  test('hostile names stay text', async () => {
    world.hub.page.pageSize = 100;
    const dialogs: string[] = [];
    const page = await world.open('/r/evil/hostile/tags');
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    // Names that no tag can have are left out, and so as many of 17 are not known.
    const blocks = await settled(page, 'partial');
    expect(aliasesAt(blocks.get('latest'), 'index')).toEqual([]);
    const known = HOSTILE_TAGS.allowed.length;
    await waitForShadow(page, 'tagkin-listing', `[data-known="${known}"][data-total="17"]`);
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    await groupsOn(page, (groups) => groups.length > 0);

    const drawn = await page.evaluate((selector) => {
      const all = [...document.querySelectorAll(selector)].flatMap((host) => [
        ...(host.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []),
      ]);
      const chips = all.filter((element) => element.dataset.alias !== undefined);
      return {
        elements: [...new Set(all.map(({ localName }) => localName))].toSorted(),
        handlers: all.flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
        links: all.filter((element) => element instanceof HTMLAnchorElement).map(({ href }) => new URL(href)),
        unlike: chips.filter((chip) => chip.textContent !== chip.dataset.alias).length,
        origins: [
          ...new Set(
            all.flatMap((element) =>
              element instanceof HTMLAnchorElement ? [new URL(element.href).origin] : [],
            ),
          ),
        ],
        /** Icons are ours: nothing but paths in them. */
        inIcons: all.filter((element) => element.matches('svg > :not(path), svg:not([aria-hidden])')).length,
        pwned: 'pwned' in window,
      };
    }, HOSTS);
    for (const foreign of ['img', 'script', 'b', 'iframe']) expect(drawn.elements).not.toContain(foreign);
    expect(drawn).toMatchObject({
      handlers: [],
      inIcons: 0,
      unlike: 0,
      origins: ['https://hub.docker.com'],
      pwned: false,
    });
    expect(dialogs).toEqual([]);
  });
});
