import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import type { BoxTag } from '../hub-in-a-box/index.ts';
import { clickInShadow, describeBrowser, pressInShadow, waitForShadow } from './harness/index.ts';
import { settled } from './support/hosts.ts';
import { openPopup, paste, startFreshPopup } from './support/popup.ts';
import { toApi } from './support/requests.ts';
import {
  badge,
  badgeIs,
  forgetRate,
  hasAlarm,
  letPass,
  ring,
  roundEnded,
  watchedOn,
  watches,
  watchInPopup,
} from './support/watch.ts';

const NGINX = 'library/nginx';
const LATEST = 'docker.io/library/nginx:latest';

describeBrowser('watch', (world) => {
  startFreshPopup(world);

  const tagOf = (name: string): BoxTag => {
    const tag = world.hub.repositories.get(NGINX)?.tags.find((each) => each.name === name);
    if (!tag) throw new Error(`no ${name} in the box`);
    return tag;
  };
  // Each test moves tags; the next one has them as they were.
  let tags: BoxTag[] = [];
  beforeEach(() => {
    tags = [...(world.hub.repositories.get(NGINX)?.tags ?? [])];
  });
  afterEach(async () => {
    const repository = world.hub.repositories.get(NGINX);
    if (repository) repository.tags = tags;
    await roundEnded(world);
  });

  /** Moves a tag to the image of another. */
  const move = (name: string, to: BoxTag) => world.hub.pushTag(NGINX, { ...to, name });

  test('a tag watched in the popup moves: a round by the alarm, the count, from which version to which, seen', async () => {
    await watchInPopup(world, 'nginx');
    expect(world.hub.pulls.used).toBeLessThanOrEqual(1);
    const [before, pulls] = [tagOf('latest'), world.hub.pulls.used];
    move('latest', tagOf('1.30.2'));
    world.hub.clearLog();
    await ring(world);
    await badgeIs(world, '1');
    expect(world.hub.count(toApi)).toBe(1);
    expect(world.hub.pulls.used).toBe(pulls);

    const page = await openPopup(world);
    await watches(page, [{ image: LATEST, state: 'moved', from: '1.31.4', to: '1.30.2' }]);
    expect(await badge(world)).toBe('1'); // opening the popup marks nothing
    await page.click('[data-watched] [data-action="seen"]');
    await watches(page, [{ image: LATEST, state: 'same', to: '1.30.2' }]);
    await badgeIs(world, '');

    // A change on another platform only.
    const now = tagOf('latest');
    const others = now.images.map((image) =>
      image.architecture === 'arm64' && !image.attestation
        ? { ...image, digest: before.images[0]?.digest ?? '' }
        : image,
    );
    world.hub.pushTag(NGINX, { ...now, digest: `sha256:${'7'.repeat(64)}`, images: others });
    await page.click('[data-action="check-now"]');
    await watches(page, [{ image: LATEST, state: 'platform-same' }]);
    expect(await badge(world)).toBe('');

    // Deleted, and back as it was.
    world.hub.deleteTag(NGINX, 'latest');
    await page.click('[data-action="check-now"]');
    await watches(page, [{ image: LATEST, state: 'missing' }]);
    move('latest', before);
    await page.click('[data-action="check-now"]');
    await watches(page, [{ image: LATEST, state: 'moved', from: '1.30.2', to: '1.31.4' }]);
  });

  test('the images of a pasted file are watched together; the list goes out with the settings and comes back', async () => {
    const page = await openPopup(world);
    await paste(page, 'services:\n  a:\n    image: nginx:1.31\n  b:\n    image: golang:latest\n');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-action="watch"][aria-pressed="false"]');
    await page.click('[data-action="watch"]');
    await page.waitForSelector('[data-action="watch"][aria-pressed="true"]');
    const start = await openPopup(world);
    const rows = [{ image: 'docker.io/library/golang:latest' }, { image: 'docker.io/library/nginx:1.31' }];
    await watches(start, rows);

    const ask = <Answer>(tagkin: string, request: object) =>
      start.evaluate(
        async (envelope) => {
          const { runtime } = (globalThis as unknown as { chrome: Api }).chrome;
          return ((await runtime.sendMessage(envelope)) as { answer: Answer }).answer;
        },
        { tagkin, request },
      );
    const text = await ask<string>('settings.export', {});
    await ask('settings.reset', {});
    await start.reload();
    await start.waitForSelector('.examples');
    expect(await watchedOn(start)).toEqual([]);
    await ask('settings.import', { text });
    await start.reload();
    await watches(start, rows);
    await start.waitForSelector('[data-watched="docker.io/library/nginx:1.31"][data-to="1.31.4"]');
  });

  test('a 429 in the middle of a round postpones the rest; a worker that ends in it leaves the rest to the next', async () => {
    // Beside a digest the tag is watched.
    for (const image of [`nginx:latest@${tagOf('latest').digest}`, 'golang'])
      await watchInPopup(world, image);
    move('latest', tagOf('1.30.2'));
    const api = { host: 'hub.docker.com', path: /\/golang\/tags/ };
    const heal = world.hub.addFault({
      match: api,
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '900' },
    });
    world.hub.clearLog();
    await ring(world);
    await badgeIs(world, '1');
    await expect.poll(() => world.hub.count(api), { timeout: 20_000 }).toBe(1);
    const page = await openPopup(world);
    await page.waitForFunction(() => document.body.textContent?.includes('docker.io wants a rest'));
    expect((await watchedOn(page)).map(({ state }) => state)).toEqual(['moved', 'same']);
    await world.close(page);
    heal();

    // The worker ends while it waits for an answer.
    const endSilence = world.hub.addFault({ match: api, kind: 'hang' });
    await letPass(world, 0);
    await forgetRate(world);
    await world.driven.killWorker();
    world.hub.clearLog();
    await ring(world);
    await expect.poll(() => world.hub.count(api), { timeout: 20_000 }).toBe(1);
    await world.driven.killWorker();
    endSilence();
    world.hub.dropSilent();
    world.hub.clearLog();
    await world.driven.background(() => undefined); // any event starts the next
    await expect.poll(() => world.hub.count(api), { timeout: 20_000 }).toBe(1);
    expect(world.hub.count({ host: 'hub.docker.com', path: /\/nginx\/tags/ })).toBe(0);
  });

  test('a tag is watched in its block on Docker Hub’s page by a pointer’s click alone, and its move stands there', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const block = 'tagkin-aliases[data-tag="latest"]';
    const button = '[data-action="watch"][aria-pressed="false"]:not(:disabled)';
    await waitForShadow(page, block, button);
    await clickInShadow(page, block, button);
    await waitForShadow(page, block, button); // the page's own click does nothing
    // A press on a button that Hub has just drawn again does not count: then once more, as a reader does.
    const pressed = async () => {
      await pressInShadow(page, block, button);
      return isWatched();
    };
    const isWatched = () =>
      page.$eval(
        block,
        (host) => !!host.shadowRoot?.querySelector('[data-action="watch"][aria-pressed="true"]'),
      );
    await expect
      .poll(async () => (await isWatched()) || pressed(), { timeout: 30_000, interval: 3000 })
      .toBe(true);
    const start = await openPopup(world);
    await watches(start, [{ image: LATEST, state: 'same', to: '1.31.4' }]);
    await world.close(start);

    move('latest', tagOf('1.30.2'));
    await ring(world);
    await badgeIs(world, '1');
    await page.reload();
    await waitForShadow(page, block, '[data-was="1.31.4"]');
    await waitForShadow(page, block, '[data-action="watch"][aria-pressed="true"]');
  });

  test('where nothing is watched an alarm costs no request', async () => {
    world.hub.clearLog();
    await ring(world);
    // Done, since it has removed the alarm.
    await expect
      .poll(() => hasAlarm(world), {
        timeout: 20_000,
      })
      .toBe(false);
    expect(world.hub.count(toApi)).toBe(0);
  });
});
