import { createStore, get, set } from 'idb-keyval';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  HOUR,
  LATEST,
  look,
  NOW,
  observeBrowser,
  tagWith,
  wake,
  watchAll,
  watchWorld,
  worldOfEachTest,
} from './watch-world.ts';
import { nextWorker } from './worker.ts';

const STABLE = 'docker.io/library/nginx:stable';
const world = worldOfEachTest();

const database = () => createStore('tagkin', 'kv');

test('Clear cache keeps the list, Forget everything removes it', async () => {
  await watchAll(world.worker, [LATEST]);
  await world.worker.ask('cache.clear', {});
  expect(await look(world)).toHaveLength(1);
  await world.worker.ask('settings.reset', {});
  expect(await look(world)).toEqual([]);
  expect(world.shown).toEqual({ badge: '', alarm: null });
});

test('a broken record takes no other with it; a text that is no reference is one', async () => {
  await watchAll(world.worker, [LATEST, STABLE]);
  const record = (await get('watched', database())) as { value: { image: string; now: unknown }[] };
  record.value[0] = { ...record.value[0], now: { digest: 7 } } as (typeof record.value)[number];
  record.value.push({ ...record.value[1], image: '<b>' } as (typeof record.value)[number]);
  await set('watched', record, database());
  expect((await look(world)).map(({ image }) => image)).toEqual([STABLE]);
});

test.each(['watched', 'watch-plan', 'watch-history'])('a newer build’s %s is left alone', async (key) => {
  await set(key, { version: 99, value: 'later' }, database());
  await watchAll(world.worker, [LATEST]);
  expect(await look(world)).toHaveLength(1); // until the browser closes
  expect(await get(key, database())).toEqual({ version: 99, value: 'later' });
});

test('the settings file carries the list; an import adds to it', async () => {
  await watchAll(world.worker, [LATEST]);
  const text = await world.worker.ask('settings.export', {});
  await world.worker.ask('watch.set', { images: [LATEST], on: false });
  await watchAll(world.worker, [STABLE]);
  await world.worker.ask('settings.import', { text });
  expect((await look(world)).map(({ image }) => image)).toEqual([LATEST, STABLE]);
  const wrong = JSON.stringify({ ...JSON.parse(text), watched: [7] });
  await expect(world.worker.ask('settings.import', { text: wrong })).rejects.toMatchObject({
    failure: { kind: 'malformed' },
  });
});

test('an import counts what found no room in the list, and what is no image with a tag', async () => {
  await watchAll(world.worker, [LATEST, STABLE]);
  const { watched: _, ...settings } = JSON.parse(await world.worker.ask('settings.export', {}));
  const take = (watched: string[]) =>
    world.worker.ask('settings.import', { text: JSON.stringify({ ...settings, watched }) });
  // As people write them, in any order, and more than there is room for.
  const many = Array.from({ length: 230 }, (_, at) => `nginx:${at}`);
  const none = [`nginx@sha256:${'1'.repeat(64)}`, '<b>', '<b>'];
  expect(await take([...many, ...none, 'nginx', 'docker.io/library/nginx:latest'])).toEqual({
    ...{ taken: 199, refused: 32, unread: 2, isPrivate: false },
  });
  expect(await look(world)).toHaveLength(200);
  expect(await take([])).toEqual({ taken: 0, refused: 0, unread: 0, isPrivate: false });
  await world.worker.ask('watch.set', { images: [LATEST], on: false });
  const text = JSON.stringify({ ...settings, watched: [LATEST] });
  expect(await world.worker.ask('settings.import', { text }, 'private')).toMatchObject({ isPrivate: true });
  expect(await look(world)).toHaveLength(199);
});

describe('a round that ends in the middle', () => {
  const images = ['nginx', 'redis', 'php', 'node'].map((name) => `docker.io/library/${name}:latest`);
  const repositories = () =>
    Object.fromEntries(
      ['redis', 'php', 'node'].map((name) => [`library/${name}`, [tagWith('latest', 1, 1)]]),
    );
  const askedFor = (from: number) =>
    world.hub.asked.slice(from).map(({ pathname }) => /repositories\/(\w+)/.exec(pathname)?.[1]);

  beforeEach(async () => {
    Object.assign(world, await watchWorld(repositories()));
    await watchAll(world.worker, images);
    for (const [name] of world.hub.box.repositories) {
      const repository = world.hub.box.repositories.get(name);
      if (repository) repository.tags = [{ ...tagWith('latest', 5, 51), pushedAt: '2026-11-28T18:00:00.1Z' }];
    }
    vi.setSystemTime(NOW + 12 * HOUR);
  });

  test('a 429 postpones the rest, and is no failure of theirs; an alarm goes on after it', async () => {
    const before = world.hub.asked.length;
    world.hub.instead = [];
    let answers = 0;
    world.hub.onAsk = () => {
      answers += 1;
      if (answers === 3)
        world.hub.instead = [() => new Response('', { status: 429, headers: { 'retry-after': '120' } })];
    };
    await wake();
    expect(world.hub.asked.length - before).toBe(3);
    const { waits, tags, left } = await world.worker.ask('watch.look', {});
    expect(waits).toMatchObject({ kind: 'rate-limited', host: 'docker.io', until: Date.now() + 120_000 });
    expect([tags.filter(({ state }) => state === 'moved').length, left]).toEqual([2, 0]);
    expect(tags.map(({ failure }) => failure)).toEqual([null, null, null, null]);
    expect(world.shown).toEqual({ badge: '2', alarm: Date.now() + 120_000 });
    await wake(); // rings too early
    expect(world.hub.asked.length - before).toBe(3);
    vi.setSystemTime(Date.now() + 121_000);
    await wake();
    expect(world.hub.asked.length - before).toBe(5);
    expect(world.shown.badge).toBe('4');
  });

  test('the next worker goes on with what is left, at once, and asks nothing twice that was stored', async () => {
    const before = world.hub.asked.length;
    let answers = 0;
    world.hub.onAsk = () => (++answers === 3 ? new Promise<void>(() => {}) : undefined);
    void wake();
    await vi.waitFor(() => expect(answers).toBe(3));
    expect(Number(world.shown.alarm) - Date.now()).toBeLessThanOrEqual(60_000); // wakes the next worker
    world.hub.onAsk = () => undefined;
    world.worker = await nextWorker();
    await observeBrowser(world.shown);
    await wake(false);
    expect(askedFor(before)).toEqual(['nginx', 'redis', 'php', 'php', 'node']);
    expect(world.shown.badge).toBe('4');
    expect(world.shown.alarm).toBeGreaterThan(Date.now() + 10 * HOUR);
  });

  test('wherever the worker ends, the next one comes to the same', async () => {
    for (let end = 0; end < 60; end += 1) {
      vi.setSystemTime(NOW + (end + 2) * 24 * HOUR);
      Object.assign(world, await watchWorld(repositories()));
      await watchAll(world.worker, images);
      for (const repository of world.hub.box.repositories.values())
        repository.tags = [{ ...tagWith('latest', 5, 51), pushedAt: new Date().toISOString() }];
      vi.setSystemTime(Date.now() + 12 * HOUR);
      let isOver = false;
      const round = wake().then(() => {
        isOver = true;
      });
      for (let turn = 0; turn < end * 8 && !isOver; turn += 1)
        await new Promise((next) => setImmediate(next));
      const ended = isOver;
      if (ended) await round;
      world.worker = await nextWorker();
      await observeBrowser(world.shown);
      await wake();
      expect([end, (await look(world)).map(({ state }) => state), world.shown.badge]).toEqual([
        end,
        ['moved', 'moved', 'moved', 'moved'],
        '4',
      ]);
      if (ended) break;
    }
  });

  test('two rounds never run at once', async () => {
    const before = world.hub.asked.length;
    await Promise.all([
      wake(),
      wake(false),
      wake(),
      world.worker.ask('watch.advance', {}),
      world.worker.ask('watch.advance', {}),
    ]);
    expect(askedFor(before)).toEqual(['nginx', 'redis', 'php', 'node']);
  });
});
