import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { NGINX_GROUPS } from '../hub-in-a-box/data/nginx.ts';
import type { Fault, RequestMatch } from '../hub-in-a-box/index.ts';
import { clickInShadow, describeBrowser, inShadow, pressInShadow, waitForShadow } from './harness/index.ts';
import { FEW, startFresh } from './support/fresh.ts';
import { aliasesAt, aliasesOn, hostsOn, settled } from './support/hosts.ts';
import { layersPathOf } from './support/layers.ts';
import { tagRequests } from './support/requests.ts';
import { shortenWaits } from './support/shorten-waits.ts';
import { expectOneHostABlock } from './support/tags-page.ts';

const toTags: RequestMatch = { host: 'hub.docker.com', path: /^\/v2\/.*\/tags$/ };
const toLaterTags: RequestMatch = ({ path, query }) =>
  /^\/v2\/.*\/tags$/.test(path) && query.get('page') !== '1';

/** The other tags of the image that nginx's `latest` is. */
const LIKE_LATEST = NGINX_GROUPS.mainline?.tags.filter((tag) => tag !== 'latest').toSorted();

/** The same words for every refusal: a page must not learn whether a private repository exists. */
const NOT_PUBLIC = /^Not public\. Open in Tagkin$/;

type Case = [name: string, fault: Omit<Fault, 'match'>, kind: string, words: RegExp];

const passing: Case[] = [
  ['a connection that is reset', { kind: 'reset' }, 'network', /No answer.*by itself/],
  ['status 503', { kind: 'status', status: 503 }, 'network', /status 503.*by itself/],
  ['a network’s sign-in page', { kind: 'body', body: '<html>Hello</html>' }, 'network', /by itself/],
  ['half of the JSON', { kind: 'body', body: '{"count": 34, "resul' }, 'network', /by itself/],
  ['a wall against bots', { kind: 'status', status: 403, body: '<html>' }, 'network', /403.*by itself/],
  ['an answer that ends half-way', { kind: 'truncate' }, 'network', /No answer.*by itself/],
];
const lasting: Case[] = [
  ['status 403', { kind: 'status', status: 403, body: '{}' }, 'unauthorized', NOT_PUBLIC],
  ['status 404', { kind: 'status', status: 404, body: '{}' }, 'unauthorized', NOT_PUBLIC],
  ['an answer of another shape', { kind: 'shape' }, 'malformed', /Unexpected answer/],
  ['an answer without end', { kind: 'body', body: `"${'x'.repeat(9_000_000)}"` }, 'too-large', /larger than/],
];

describeBrowser('what goes wrong', (world) => {
  startFresh(world, FEW);
  const mended: (() => void)[] = [];
  let isHurried = false;
  const hurry = () => {
    isHurried = true;
    return shortenWaits(world);
  };
  afterEach(async () => {
    for (const mend of mended.splice(0)) mend();
    if (isHurried) await world.driven.killWorker();
    isHurried = false;
  });
  const breakHub = (fault: Fault) => {
    const mend = world.hub.addFault(fault);
    mended.push(mend);
    return mend;
  };

  /** The alert in a host once it is there. */
  const alertIn = (page: Page, host: string) =>
    inShadow(page, host, (root) => {
      const alert = root.querySelector<HTMLElement>('[data-error]');
      return alert && { kind: alert.dataset.error, text: alert.textContent ?? '' };
    });
  const alertGone = (page: Page, host: string) =>
    inShadow(page, host, (root) => root.querySelector('[role="alert"]') === null);
  /** Fires the event for a restored network, so that the page retries at once. */
  const online = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

  test.each(passing)('%s is shown in place, and recovers by itself', async (_, fault, kind, words) => {
    const mend = breakHub({ match: toTags, ...fault });
    const page = await world.open('/_/nginx/tags');
    const alert = await alertIn(page, 'tagkin-listing');
    expect(alert).toMatchObject({ kind, text: expect.stringMatching(words) });
    mend();
    if (fault.kind !== 'reset') await online(page);
    const blocks = await settled(page);
    expect(aliasesAt(blocks.get('latest'), 'index')).toEqual(LIKE_LATEST);
    await alertGone(page, 'tagkin-listing');
    // Firefox itself repeats a request whose connection is reset.
    const sent = tagRequests(world.hub, 'library/nginx').filter(({ status }) => status !== undefined);
    expect(sent.length).toBe(fault.kind === 'reset' ? 1 : 2);
  });

  test.each(lasting)('%s is shown in place, once, and not retried', async (_, fault, kind, words) => {
    breakHub({ match: toTags, ...fault });
    const page = await world.open('/_/nginx/tags');
    const alert = await alertIn(page, 'tagkin-listing');
    expect(alert).toMatchObject({ kind, text: expect.stringMatching(words) });
    const blocks = await settled(page, 'error');
    expect([...blocks.values()].flatMap(({ levels }) => levels)).toEqual([]);
    await expectOneHostABlock(page);
    await online(page);
    await page.evaluate(() => window.__hub?.remount());
    await settled(page, 'error');
    expect(tagRequests(world.hub, 'library/nginx')).toHaveLength(1);
  });

  test('status 429: shows until when, sends nothing before, and continues by itself', async () => {
    breakHub({
      match: toTags,
      times: 1,
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '3' },
      body: '{"detail":"Rate limit exceeded"}',
    });
    const page = await world.open('/_/nginx/tags');
    const alert = await alertIn(page, 'tagkin-listing');
    expect(alert?.kind).toBe('rate-limited');
    expect(alert?.text).toMatch(/Rate limited.*Continues at \d{1,2}:\d\d:\d\d/);
    const other = await world.open('/_/golang/tags');
    expect((await alertIn(other, 'tagkin-listing'))?.kind).toBe('rate-limited');
    await settled(other);
    await page.bringToFront();
    await settled(page);
    const [refused, ...later] = world.hub.log.filter(({ path }) => path.startsWith('/v2/'));
    expect(later.filter(({ at }) => at < (refused?.at ?? 0) + 3000)).toEqual([]);
    expect(later).toHaveLength(2);
  });

  test('a pause of a day is shown, and ended by the reader’s own click alone', async () => {
    breakHub({
      match: toTags,
      times: 1,
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '86400' },
      body: '{"detail":"Rate limit exceeded"}',
    });
    const page = await world.open('/_/nginx/tags');
    expect((await alertIn(page, 'tagkin-listing'))?.kind).toBe('rate-limited');
    expect(await waitForShadow(page, 'tagkin-listing', '[data-action="retry"] + .note')).toMatch(
      /hub\.docker\.com asked for a pause until/,
    );
    await clickInShadow(page, 'tagkin-listing', '[data-action="retry"]'); // as a script of the page would
    expect(tagRequests(world.hub, 'library/nginx')).toHaveLength(1);
    await pressInShadow(page, 'tagkin-listing', '[data-action="retry"]');
    const blocks = await settled(page);
    expect(aliasesAt(blocks.get('latest'), 'index')).toEqual(LIKE_LATEST);
    expect(tagRequests(world.hub, 'library/nginx')).toHaveLength(2);
  });

  test('a defect that ends the parts of the page is shown all the same, once, and sends nothing', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    await world.driven.inContentScript(page, () => {
      const broken = () => {
        throw new RangeError('a secret name');
      };
      Object.assign(globalThis, { AbortController: broken });
    });
    const before = world.hub.log.length;
    await page.evaluate(() => window.__hub?.navigate('/_/golang/tags'));
    expect(await alertIn(page, 'tagkin-dock')).toMatchObject({
      kind: 'internal',
      text: expect.stringContaining('bug here'),
    });
    expect(await page.$$('tagkin-dock')).toHaveLength(1);
    expect(world.hub.log.slice(before).filter(({ path }) => path.includes('/v2/'))).toEqual([]);
  });

  test('the reader’s own share of Hub’s requests is left alone', async () => {
    const { hub } = world;
    hub.rate.limit = 45;
    await settled(await world.open('/r/bigcorp/hundred/tags'));
    const page = await world.open('/r/bigcorp/thousand/tags');
    const alert = await alertIn(page, 'tagkin-listing');
    expect(alert?.kind).toBe('rate-limited');
    const asked = hub.count({ host: 'hub.docker.com', path: /^\/v2\// });
    expect(asked).toBeLessThanOrEqual(5);
  });

  test('what is known stays where the rest cannot be had', async () => {
    await hurry();
    const mend = breakHub({ match: toLaterTags, kind: 'status', status: 500 });
    const page = await world.open('/r/bigcorp/thousand/tags');
    expect((await alertIn(page, 'tagkin-listing'))?.kind).toBe('network');
    await waitForShadow(page, 'tagkin-listing', '[data-known="100"][data-total="1000"]');
    const blocks = await settled(page, 'partial');
    expect(aliasesAt(blocks.get('build-499'), 'index')).toEqual(['0.499.0']);
    const first = tagRequests(world.hub, 'bigcorp/thousand').filter(({ query }) => query.get('page') === '1');
    mend();
    await online(page);
    await settled(page);
    await alertGone(page, 'tagkin-listing');
    await waitForShadow(page, 'tagkin-listing', '[data-known="1000"][data-total="1000"]');
    expect(first).toHaveLength(1);
  });

  test('a Hub that never answers is given up for the moment, and what is known stays', async () => {
    await hurry();
    const mend = breakHub({ match: toLaterTags, kind: 'hang' });
    const page = await world.open('/r/bigcorp/thousand/tags');
    expect(aliasesAt((await settled(page, 'partial')).get('build-499'), 'index')).toEqual(['0.499.0']);
    expect((await alertIn(page, 'tagkin-listing'))?.kind).toBe('network');
    mend();
    await online(page);
    await settled(page);
  });

  test('a second visit shows what was known while Hub is down', async () => {
    await settled(await world.open('/_/nginx/tags'));
    const mend = breakHub({ match: toTags, kind: 'reset' });
    const page = await world.open('/_/nginx/tags');
    expect((await alertIn(page, 'tagkin-listing'))?.kind).toBe('network');
    await settled(page, 'partial');
    const blocks = await aliasesOn(page);
    expect(aliasesAt(blocks.get('latest'), 'index')).toEqual(LIKE_LATEST);
    mend();
    await online(page);
    await settled(page);
  });

  test('without a listing panel, the host itself shows the failure', async () => {
    const mend = breakHub({ match: toTags, kind: 'status', status: 502 });
    const overview = await world.open('/_/nginx');
    expect(await alertIn(overview, 'tagkin-summary')).toMatchObject({ kind: 'network' });
    expect(await hostsOn(overview)).toEqual([{ name: 'tagkin-summary', tag: 'latest', state: 'error' }]);
    const layers = await world.open(layersPathOf(world, 'library/golang', 'latest', 'linux/amd64'));
    expect(await alertIn(layers, 'tagkin-aliases')).toMatchObject({ kind: 'network' });
    mend();
    await online(layers);
    await settled(layers);
    await overview.bringToFront();
    await online(overview);
    await settled(overview);
    await alertGone(overview, 'tagkin-summary');
  });
});
