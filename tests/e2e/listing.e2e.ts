import { expect, test } from 'vitest';
import { NGINX_GROUPS } from '../hub-in-a-box/data/nginx.ts';
import { SIGNATURE } from '../hub-in-a-box/data/odd.ts';
import {
  clickInShadow,
  describeBrowser,
  inShadow,
  pressInShadow,
  type World,
  waitForShadow,
} from './harness/index.ts';
import { saveDownloads } from './support/downloads.ts';
import { FEW, startFresh } from './support/fresh.ts';
import { aliasesAt, says, settled } from './support/hosts.ts';
import { groupsOn, typeFilter } from './support/listing.ts';
import { pagesAsked, tagRequests } from './support/requests.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const ascending = (a: number, b: number) => a - b;

/** The digests and tags that the box itself gives to nginx. */
function groupsInBox({ hub }: World): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { digest, name } of hub.repositories.get('library/nginx')?.tags ?? [])
    groups.set(digest ?? '', [...(groups.get(digest ?? '') ?? []), name].toSorted());
  return groups;
}

describeBrowser('the listing above the tags', (world) => {
  startFresh(world, FEW);

  test('shows how many tags and images there are, and that all are known', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const text = await waitForShadow(page, 'tagkin-listing', '[data-known="34"][data-total="34"]');
    expect(text).toBe('34 tags, 8 images');
    await says(page, 'tagkin-listing', 'complete');
    expect(pagesAsked(world.hub, 'library/nginx')).toEqual([1]);
  });

  test('groups by image: every group, newest version first', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    const groups = await groupsOn(page, (shown) => shown.length === 8);
    const found = new Map(groups.map(({ digest, tags }) => [digest, tags.toSorted()]));
    expect(found).toEqual(groupsInBox(world));
    expect(groups.map(({ version }) => version)).toEqual([
      '1.32.0-rc1',
      '1.31.4',
      '1.31.4',
      '1.31.4',
      '1.30.2',
      '1.30.2',
      '1.30.2',
      '1.29.0',
    ]);
    expect(groups[1]?.tags.toSorted()).toEqual(NGINX_GROUPS.mainline?.tags.toSorted());
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    await groupsOn(page, (shown) => shown.length === 0);
  });

  test('images stand in the place of Hub’s list and pager, until tags are chosen again', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const isVisible = () =>
      page.evaluate(() =>
        ['.block', '.pager', '.controls'].map((own) => document.querySelector(own)?.checkVisibility()),
      );
    expect(await isVisible()).toEqual([true, true, true]);
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    await groupsOn(page, ({ length }) => length === 8);
    await expect.poll(isVisible).toEqual([false, false, true]);
    const first = await inShadow(page, 'tagkin-listing', (root) => {
      const row = root.querySelector('[data-group]:nth-child(2)');
      return row && [...row.querySelectorAll('th, td')].map((cell) => cell.textContent);
    });
    expect(first?.[0]).toBe('1.31.4');
    expect(first?.slice(2)).toEqual(['8 8 platforms', '63.1 MB', expect.stringMatching(/ ago$/), '']);
    await page.keyboard.press('/');
    await page.keyboard.type('PERL');
    await groupsOn(page, ({ length }) => length === 2);
    expect(await waitForShadow(page, 'tagkin-listing', 'mark')).toBe('perl');
    await clickInShadow(page, 'tagkin-listing', '.seg > :first-child');
    await expect.poll(isVisible).toEqual([true, true, true]);
    // and after a navigation
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    await expect.poll(isVisible).toEqual([false, false, true]);
    await page.evaluate(() => window.__hub?.navigate('/_/golang/tags'));
    await settled(page);
    await expect
      .poll(() => page.evaluate(() => document.querySelector('.block')?.checkVisibility()))
      .toBe(true);
  });

  test('once chosen, repositories of more than a hundred tags open with images', async () => {
    const page = await world.open('/r/bigcorp/thousand/tags');
    await settled(page);
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    await clickInShadow(page, 'tagkin-listing', '[name="images-first"]');
    await groupsOn(page, ({ length }) => length === 50);
    const next = await world.open('/r/bigcorp/thousand/tags');
    await groupsOn(next, ({ length }) => length === 50);
    const small = await world.open('/_/nginx/tags');
    await settled(small);
    expect(await groupsOn(small, () => true)).toEqual([]);
    await clickInShadow(next, 'tagkin-listing', '[name="images-first"]');
  });

  test('groups are filtered by tag and by digest', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    await typeFilter(page, 'perl 1.30');
    const [perl] = await groupsOn(page, (shown) => shown.length === 1);
    expect(perl?.tags.toSorted()).toEqual(NGINX_GROUPS.stablePerl?.tags.toSorted());
    expect(await waitForShadow(page, 'tagkin-listing', '.images [role="status"]')).toBe('1 image');
    await typeFilter(page, perl?.digest.slice(0, 19) ?? '');
    expect(await groupsOn(page, (shown) => shown.length === 1)).toEqual([perl]);
    await typeFilter(page, 'nothing has this name');
    await groupsOn(page, (shown) => shown.length === 0);
    await typeFilter(page, '');
    await groupsOn(page, (shown) => shown.length === 8);
  });

  test('groups of only signatures are hidden', async () => {
    const page = await world.open('/r/odd/answers/tags');
    await settled(page);
    await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
    const shown = await groupsOn(page, (groups) => groups.length > 0);
    expect(shown.flatMap(({ tags }) => tags)).not.toContain(SIGNATURE);
    await clickInShadow(page, 'tagkin-listing', '[data-action="noise"]');
    const [noise] = await groupsOn(page, (groups) => groups.length === 1);
    expect(noise?.tags).toEqual([SIGNATURE]);
    await clickInShadow(page, 'tagkin-listing', '[data-action="noise"]');
    await groupsOn(page, (groups) => groups.length === shown.length);
    // twins without an index digest are one image all the same; nothing else is thrown together
    expect(shown.map(({ tags }) => tags).filter(({ length }) => length > 1)).toEqual([
      ['inactive', 'no-digest'],
      ['twin-a', 'twin-b'],
    ]);
  });

  test('exports the groups as JSON, CSV and text', async () => {
    const saved = await saveDownloads(world.driven);
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const groups = groupsInBox(world);
    for (const format of ['json', 'csv', 'text']) {
      await clickInShadow(page, 'tagkin-listing', '[data-action="export"]');
      await pressInShadow(page, 'tagkin-listing', `[data-export="${format}"]`);
      await inShadow(page, 'tagkin-listing', (root) => root.querySelector('[data-export]') === null);
    }

    const json = JSON.parse(await saved('library-nginx.json')) as Record<string, string[]>[];
    const exported = json.flatMap((group) => Object.entries(group));
    expect(new Map(exported.map(([digest, tags]) => [digest, tags.toSorted()]))).toEqual(groups);

    const [head, ...rows] = (await saved('library-nginx.csv')).trimEnd().split('\n');
    expect(head).toBe('tag,digest');
    const expected = [...groups].flatMap(([digest, tags]) => tags.map((tag) => `${tag},${digest}`));
    expect(rows.toSorted()).toEqual(expected.toSorted());

    const lines = (await saved('library-nginx.txt')).trimEnd().split('\n');
    expect(lines.toSorted()).toEqual([...groups.values()].flat().toSorted());
  });

  test('a thousand tags are complete, in ten requests', async () => {
    const page = await world.open('/r/bigcorp/thousand/tags');
    const blocks = await settled(page);
    expect(aliasesAt(blocks.get('build-499'), 'index')).toEqual(['0.499.0']);
    const text = await waitForShadow(page, 'tagkin-listing', '[data-known="1000"][data-total="1000"]');
    expect(text).toBe('1,000 tags, 500 images');
    expect(pagesAsked(world.hub, 'bigcorp/thousand').toSorted(ascending)).toEqual(upTo(10));
  });

  test('of 1,200 tags an anonymous reader sees 1,000, and the panel states that', async () => {
    world.hub.page.pageSize = 25;
    // the names come from the registry: without them the kin of what is on the screen is not looked for
    const repair = world.hub.addFault({ match: { path: '/v2/bigcorp/big/tags/list' }, kind: 'hang' });
    const page = await world.open('/r/bigcorp/big/tags');
    const blocks = await settled(page, 'partial');
    expect(blocks.get('latest')?.version).toBe('40.9.9');
    const text = await waitForShadow(page, 'tagkin-listing', '[data-known="1000"][data-total="1200"]');
    expect(text).toContain('1,000 of 1,200 tags');
    await says(page, 'tagkin-listing', 'unless you sign in');
    await says(page, 'tagkin-aliases[data-tag="latest"]', 'none found yet (1,000 of 1,200 tags read)');
    const requests = tagRequests(world.hub, 'bigcorp/big');
    expect(requests.map(({ query }) => Number(query.get('page'))).toSorted(ascending)).toEqual(upTo(11));
    expect(requests.filter(({ status }) => status !== 200).map(({ status }) => status)).toEqual([403]);
    repair();
  });

  test('a second visit costs one request', async () => {
    await settled(await world.open('/r/bigcorp/thousand/tags'));
    world.hub.clearLog();
    await settled(await world.open('/r/bigcorp/thousand/tags?page=3'));
    expect(pagesAsked(world.hub, 'bigcorp/thousand')).toEqual([1]);
  });

  test('tags that moved or came are found with one request for each hundred', async () => {
    const path = 'bigcorp/hundred';
    await settled(await world.open('/r/bigcorp/hundred/tags'));
    world.hub.clearLog();
    const { tags } = world.hub.repositories.get(path) ?? { tags: [] };
    const [older] = tags.filter(({ name }) => name === '1.18.0');
    if (!older) throw new Error('the box has no 1.18.0');
    world.hub.pushTag(path, { ...older, name: '1.19' });
    world.hub.pushTag(path, { ...older, name: 'brand-new' });
    const page = await world.open('/r/bigcorp/hundred/tags');
    const blocks = await settled(page);
    expect(aliasesAt(blocks.get('brand-new'), 'index')).toEqual(
      ['1.19', '1.18.0', '1.18', 'v1.18.0', 'release-18', '1.18.0-full'].toSorted(),
    );
    expect(aliasesAt(blocks.get('1.19.0'), 'index')).toEqual(['1.19.0-full', 'release-19', 'v1.19.0']);
    await waitForShadow(page, 'tagkin-listing', '[data-known="101"][data-total="101"]');
    expect(pagesAsked(world.hub, path)).toEqual([1]);

    for (const moved of tags.slice(0, 60)) world.hub.pushTag(path, { ...older, name: `${moved.name}-x` });
    world.hub.clearLog();
    const again = await world.open('/r/bigcorp/hundred/tags');
    await settled(again);
    await waitForShadow(again, 'tagkin-listing', '[data-known="161"][data-total="161"]');
    expect(pagesAsked(world.hub, path)).toEqual([1]);

    for (const moved of tags.slice(0, 100)) world.hub.pushTag(path, { ...older, name: `${moved.name}-y` });
    world.hub.clearLog();
    const third = await world.open('/r/bigcorp/hundred/tags');
    await settled(third);
    await waitForShadow(third, 'tagkin-listing', '[data-known="261"][data-total="261"]');
    expect(pagesAsked(world.hub, path)).toEqual([1, 2]);
  });

  test('a deleted tag is gone after one crawl', async () => {
    const path = 'library/tiny';
    await settled(await world.open('/_/tiny/tags'));
    world.hub.clearLog();
    world.hub.deleteTag(path, '1.12');
    const page = await world.open('/_/tiny/tags');
    const blocks = await settled(page);
    expect(blocks.get('latest')?.levels).toEqual([]);
    await waitForShadow(page, 'tagkin-listing', '[data-known="25"][data-total="25"]');
    expect(pagesAsked(world.hub, path)).toEqual([1]);
    world.hub.clearLog();
    await settled(await world.open('/_/tiny/tags'));
    expect(pagesAsked(world.hub, path)).toEqual([1]);
  });

  test('two windows at once cost one job', async () => {
    world.hub.latency = 300;
    const { browser } = world.driven;
    // one after the other: Firefox may fail to open two at once
    const pages = [await browser.newPage({ type: 'window' }), await browser.newPage({ type: 'window' })];
    await Promise.all(pages.map((page) => page.goto('https://hub.docker.com/r/bigcorp/thousand/tags')));
    for (const page of pages) {
      await page.bringToFront();
      expect(aliasesAt((await settled(page)).get('build-499'), 'index')).toEqual(['0.499.0']);
    }
    expect(pagesAsked(world.hub, 'bigcorp/thousand').toSorted(ascending)).toEqual(upTo(10));
  });
});
