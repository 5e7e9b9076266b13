import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { accountsAre, click, eventually, openOptions, signIn } from './support/options.ts';
import { lookedUp, openPopup, startFreshPopup } from './support/popup.ts';

const GITHUB = 'api.github.com';
const SECRET = 'dckr_pat_reader';
const BASIC = Buffer.from(`reader:${SECRET}`).toString('base64');
/** Five names for each of twenty images. */
const IMAGE = 'ghcr.io/bigcorp/hundred:1.19';

describeBrowser('the token of ghcr.io', (world) => {
  startFreshPopup(world);
  beforeAll(async () => {
    const origins = ['ghcr.io', 'pkg-containers.githubusercontent.com', GITHUB];
    await world.driven.consent(...origins.map((host) => `https://${host}/*`));
  });

  const toGitHub = () => world.hub.log.filter(({ host }) => host === GITHUB);
  /** Tags that were looked up one by one. */
  const heads = () => {
    const looked = world.hub.log.filter(({ host, method }) => host === 'ghcr.io' && method === 'HEAD');
    return [...new Set(looked.map(({ path }) => path.split('/').at(-1)))];
  };
  const isOffered = (page: Page) => page.$('[data-offer="packages"]').then((offer) => offer !== null);
  /** Where the secret went, in whatever form. */
  const toldTo = () => {
    const signed = world.hub.log.filter(({ headers }) => {
      const sent = headers.authorization ?? '';
      return sent.includes(SECRET) || sent.includes(BASIC);
    });
    return [...new Set(signed.map(({ host }) => host))].sort();
  };
  const lookUpAnew = async () => {
    world.hub.clearLog();
    return lookedUp(await openPopup(world, IMAGE));
  };

  test('goes to GitHub’s API once that is approved, and no longer when that is withdrawn', async () => {
    const options = await openOptions(world);
    expect(await signIn(options, { registry: 'ghcr.io' })).toBe('accepted');
    await accountsAre(options, ['ghcr.io']);
    await eventually(() => isOffered(options)).toBe(true);

    const before = await lookUpAnew();
    expect(before).toMatchObject({ coverage: [100, 100], errors: [] });
    expect(toGitHub()).toEqual([]);
    expect(heads()).toHaveLength(100);
    expect(toldTo()).toEqual(['ghcr.io']);

    await options.bringToFront();
    expect(toGitHub()).toEqual([]);
    await click(options, '[data-action="approve-packages"]');
    await options.waitForSelector(`[data-approval="${GITHUB}"]`);
    await options.waitForSelector(`[data-origin="https://${GITHUB}/*"]`);
    await eventually(() => isOffered(options)).toBe(false);

    const read = await lookUpAnew();
    expect(read).toMatchObject({ coverage: [100, 100], errors: [], aliases: before.aliases });
    const asked = () => toGitHub().filter(({ method }) => method !== 'CONNECT');
    const path = '/orgs/bigcorp/packages/container/hundred/versions';
    // twenty indexes with five parts each, and no question before them
    await eventually(() =>
      asked().map((each) => `${each.method} ${each.path} ${each.query.get('page')}`),
    ).toEqual([`GET ${path} 1`, `GET ${path} 2`]);
    expect(asked().every(({ headers }) => headers.cookie === undefined)).toBe(true);
    expect(heads()).toEqual(['1.19']); // the image that is looked at
    expect(toldTo().filter((host) => host !== 'ghcr.io')).toEqual([GITHUB]);

    await options.bringToFront();
    await click(options, `[data-approval="${GITHUB}"] [data-action="withdraw"]`);
    await eventually(() => isOffered(options)).toBe(true);
    expect((await lookUpAnew()).coverage).toEqual([100, 100]);
    expect(toGitHub()).toEqual([]);

    await options.bringToFront();
    await click(options, '[data-registry="ghcr.io"] [data-action="remove"]');
    await accountsAre(options, []);
    expect(await isOffered(options)).toBe(false);
  });
});
