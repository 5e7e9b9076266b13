import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { images, repositoryOf, tagOf } from '../hub-in-a-box/build.ts';
import type { BoxRepository } from '../hub-in-a-box/model.ts';
import { pushedText } from '../hub-in-a-box/time-text.ts';
import { describeBrowser } from './harness/index.ts';
import { axeFindings } from './support/axe.ts';
import { accountsAre, click, openOptions, signIn } from './support/options.ts';
import { openPopup, says, startFreshPopup } from './support/popup.ts';

/** Repositories of `acme`. An anonymous reader sees 100 per list. */
const MANY = 245;

/** `acme/app-000` … : the higher the number, the older; pulls in another order. */
function acme(): BoxRepository[] {
  const built = images('acme', ['linux/amd64']);
  return Array.from({ length: MANY }, (_, at) => {
    const pushedAt = pushedText(Date.parse('2026-11-15T08:00:00.205Z') - at * 3_600_000, at);
    const tags = Array.from({ length: 1 + (at % 3) }, (__, n) => tagOf(`v${n}`, built, { pushedAt }));
    const pullCount = (at * 37) % MANY;
    return repositoryOf(`acme/app-${String(at).padStart(3, '0')}`, tags, { pullCount, isPrivate: at === 1 });
  });
}

describeBrowser('namespaces', (world) => {
  startFreshPopup(world);
  beforeAll(() => {
    for (const each of acme()) world.hub.repositories.set(`${each.namespace}/${each.name}`, each);
    world.hub.account.namespaces = ['acme', 'bigcorp', 'reader'];
  });

  /** Lists asked for: `last_updated 1`, with the filter where there is one. */
  const lists = () =>
    world.hub.log
      .filter(({ path }) => /^\/v2\/namespaces\/[^/]+\/repositories$/.test(path))
      .map(({ query }) =>
        [query.get('ordering'), query.get('page'), query.get('name')]
          .filter((part) => part !== null)
          .join(' '),
      );
  const counted = () => world.hub.count({ path: /\/tags$/, query: { page_size: '1' } });
  const namesOf = (numbers: number[]) => numbers.map((at) => `acme/app-${String(at).padStart(3, '0')}`);
  const order = (page: Page, value: string) => page.select('[data-action="order"]', value);
  const text = (page: Page) => page.$eval('main', (main) => (main as HTMLElement).innerText);

  test('that are small are sorted and filtered without another request', async () => {
    const page = await openPopup(world, 'bigcorp/');
    await says(page, {
      repositories: ['bigcorp/big', 'bigcorp/hundred', 'bigcorp/thousand'],
      coverage: [3, 3],
    });
    await order(page, 'name');
    await says(page, { repositories: ['bigcorp/big', 'bigcorp/hundred', 'bigcorp/thousand'] });
    await page.type('input[type="search"]', 'THOU');
    await says(page, { repositories: ['bigcorp/thousand'], coverage: [1, 1] });
    await page.type('input[type="search"]', 'x');
    await says(page, { repositories: [], coverage: [0, 0] });
    expect(lists()).toEqual(['last_updated 1']);
    await page.keyboard.press('Tab'); // from the filter to the order
    await page.keyboard.press('m');
    expect(await page.$eval('[data-action="order"]', (box) => (box as HTMLSelectElement).value)).toBe(
      'pulls',
    );
    expect(await axeFindings(page, ['main'])).toEqual([]);
  });

  describe('that are too large for an anonymous reader', () => {
    test('show how much is known, reach the other end, and offer signing in at the end', async () => {
      const page = await openPopup(world, 'acme/');
      // the private one is not among them, nor in their number
      const newest = [
        0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
      ];
      await says(page, { repositories: namesOf(newest), coverage: [100, MANY - 1] });
      await click(page, '[data-action="next"]');
      await says(page, { repositories: namesOf(Array.from({ length: 25 }, (_, at) => at + 26)) });

      await click(page, '[data-action="more"]');
      await says(page, { coverage: [200, MANY - 1] });
      expect(lists()).toEqual(['last_updated 1', 'last_updated 2', '-last_updated 1']);
      // each click brings something new, until nothing is left to ask
      for (let known = 200; await page.$('[data-action="more"]'); ) {
        await click(page, '[data-action="more"]');
        await page.waitForFunction(
          (before) =>
            Number(document.querySelector<HTMLElement>('[data-known]')?.dataset.known) > before ||
            !document.querySelector('[data-action="more"]'),
          { polling: 50 },
          known,
        );
        known = (await says(page, {})).coverage?.[0] ?? known;
      }
      expect(lists().length).toBeLessThanOrEqual(7);
      const { coverage } = await says(page, {});
      const isKeptBack = (await page.$('[data-kept-back] [data-action="sign-in"]')) !== null;
      expect(isKeptBack).toBe(coverage?.[0] !== coverage?.[1]);
    });

    test('are sorted by loading the other end of the list, and filtered by Hub’s name filter', async () => {
      const page = await openPopup(world, 'acme/');
      await says(page, { coverage: [100, MANY - 1] });
      await order(page, 'pulls');
      const byPulls = acme()
        .filter(({ isPrivate }) => !isPrivate)
        .sort((a, b) => b.pullCount - a.pullCount)
        .map(({ name }) => `acme/${name}`);
      await says(page, { repositories: byPulls.slice(0, 25) });
      await page.type('input[type="search"]', '24');
      await says(page, { repositories: expect.arrayContaining(namesOf([124, 240, 244])), coverage: [8, 8] });
      expect(lists()).toEqual(['last_updated 1', 'pull_count 1', 'pull_count 1 24']);
    });
  });

  test('of one’s own: from the start page, with private ones and the tags of what is on the screen counted', async () => {
    const options = await openOptions(world);
    expect(await signIn(options, { registry: 'docker.io' })).toBe('accepted');
    const page = await openPopup(world);
    await page.waitForSelector('[data-mine="acme/"]');
    const mine = await page.$$eval('[data-mine]', (all) => all.map((each) => each.getAttribute('data-mine')));
    expect(mine).toEqual(['reader/', 'acme/', 'bigcorp/']);
    expect(counted()).toBe(0);

    await page.click('[data-mine="acme/"]');
    await says(page, { heading: 'acme/', coverage: [100, MANY] });
    const facts = (at: number) =>
      page.$eval(`[data-repository="acme/app-00${at}"] span`, (span) => span.textContent ?? '');
    await expect
      .poll(() => facts(1), { timeout: 20_000 })
      .toMatch(/^private · 37 pulls · updated .+ · 2 tags$/);
    await expect.poll(() => facts(2), { timeout: 20_000 }).toMatch(/ · 3 tags$/);
    await expect.poll(counted, { timeout: 20_000 }).toBe(25);

    await click(page, '[data-action="more"]');
    await says(page, { coverage: [200, MANY] });
    await click(page, '[data-action="more"]');
    await says(page, { coverage: [MANY, MANY] });
    expect(lists()).toEqual(['last_updated 1', 'last_updated 2', 'last_updated 3']);
    expect(await page.$('[data-action="more"]')).toBeNull();

    // seen again, nothing is counted twice
    const again = await openPopup(world, 'acme/');
    await says(again, { coverage: [100, MANY] });
    await again.waitForFunction(
      () =>
        / tags?$/.test(document.querySelector('[data-repository="acme/app-024"] span')?.textContent ?? ''),
      { polling: 50 },
    );
    expect(counted()).toBe(25);

    // another account's namespace is not counted; signing out removes what was private
    await options.bringToFront();
    await click(options, '[data-action="remove"]');
    await accountsAre(options, []);
    await again.bringToFront();
    await says(again, { coverage: [100, MANY - 1], repositories: expect.not.arrayContaining(namesOf([1])) });
    expect(await text(again)).not.toContain('2 tags');
    expect(counted()).toBe(25);
    await page.bringToFront();
    await page.goto(await world.driven.extensionUrl('popup.html'));
    await page.waitForSelector('#image');
    expect(await page.$('[data-mine]')).toBeNull();
  });

  test('that fail to load show why, and continue by themselves', async () => {
    const match = { path: '/v2/namespaces/acme/repositories' };
    world.hub.addFault({ match, kind: 'status', status: 503, times: 1 });
    const page = await openPopup(world, 'acme/');
    await says(page, { errors: ['network'] });
    await says(page, { errors: [], coverage: [100, MANY - 1] });
    await page.goto(await world.driven.extensionUrl('popup.html?image=nobodyatall/'));
    await says(page, { heading: 'nobodyatall/', repositories: [], coverage: [0, 0] });
    // An image with a slash behind it.
    await page.goto(await world.driven.extensionUrl('popup.html?image=nginx/'));
    await (await page.waitForSelector('[data-instead="nginx"]'))?.click();
    await says(page, { heading: 'nginx:latest' });
  });
});
