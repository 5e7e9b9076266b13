import { expect, test, vi } from 'vitest';
import { deleteTag } from '../hub-in-a-box/change.ts';
import {
  HOUR,
  LATEST,
  later,
  look,
  NOW,
  shownNow,
  tagWith,
  wake,
  watchAll,
  watchWorld,
  worldOfEachTest,
} from './watch-world.ts';

const world = worldOfEachTest();

test('watching stores what the tag is now: one request, no manifest', async () => {
  const { tags, left } = await watchAll(world.worker, [LATEST]);
  expect(tags).toMatchObject([
    { image: LATEST, state: 'same', isNews: false, to: { version: { version: '1.31.3', tag: '1.31.3' } } },
  ]);
  expect(left).toBe(0);
  expect(world.hub.asked.map(({ pathname }) => pathname)).toEqual([
    '/v2/namespaces/library/repositories/nginx/tags',
  ]);
});

test('the alarm’s round tells from which version to which, and the icon counts it', async () => {
  await watchAll(world.worker, [LATEST, 'docker.io/library/nginx:stable']);
  world.push(tagWith('1.31.4', 5, 51), tagWith('latest', 5, 51));
  later(12);
  await wake();
  expect(await look(world)).toMatchObject([
    {
      ...{ image: LATEST, state: 'moved', isNews: true, platform: 'linux/amd64' },
      from: { version: { version: '1.31.3' } },
      to: { version: { version: '1.31.4' } },
    },
    { state: 'same' },
  ]);
  expect(world.shown.badge).toBe('1');
});

test('before is what it was when it was last marked as seen', async () => {
  await watchAll(world.worker, [LATEST]);
  for (const [version, index] of [['1.31.4', 5] as const, ['1.31.5', 6] as const]) {
    world.push(tagWith(version, index, index * 10), tagWith('latest', index, index * 10));
    later(12);
    await wake();
  }
  expect((await look(world))[0]).toMatchObject({
    from: { version: { version: '1.31.3' } },
    to: { version: { version: '1.31.5' } },
  });
  const { tags } = await world.worker.ask('watch.seen', { shown: await shownNow(world) });
  expect(tags).toMatchObject([{ state: 'same', isNews: false, from: { version: { version: '1.31.5' } } }]);
  expect(world.shown.badge).toBe('');
});

test('a change on another platform only does not count, unless every change does', async () => {
  await watchAll(world.worker, [LATEST]);
  world.push(tagWith('latest', 7, 1, 99));
  later(12);
  await wake();
  expect(await look(world)).toMatchObject([
    { state: 'platform-same', isNews: false, platform: 'linux/amd64' },
  ]);
  expect(world.shown.badge).toBe('');
  await world.worker.ask('setting.switch', { id: 'watchByPlatform', on: false });
  expect(world.shown.badge).toBe('1');
  await world.worker.ask('setting.switch', { id: 'watchByPlatform', on: true });
  await world.worker.ask('platform.choose', { platform: 'linux/arm64' });
  expect(await look(world)).toMatchObject([{ state: 'moved' }]);
  expect(world.shown.badge).toBe('1');
});

test('a tag that was deleted, and one whose repository is gone', async () => {
  await watchAll(world.worker, [LATEST, 'docker.io/library/nginx:stable']);
  const nginx = world.hub.box.repositories.get('library/nginx');
  if (nginx) deleteTag(nginx, 'latest');
  later(12);
  await wake();
  expect(await look(world)).toMatchObject([
    { image: LATEST, state: 'missing', isNews: true },
    { state: 'same', isNews: false },
  ]);
  world.hub.box.repositories.delete('library/nginx');
  later(12);
  await wake();
  expect((await look(world)).map(({ state, from }) => [state, from !== null])).toEqual([
    ['unreadable', true],
    ['unreadable', true],
  ]);
});

test('a tag that is not among the newest is asked for once a day', async () => {
  const many = Array.from({ length: 150 }, (_, at) => tagWith(`t${at}`, 100 + at, 1000 + at * 2));
  const old = { ...tagWith('old', 9, 91), pushedAt: '2020-01-01T00:00:00.1Z' };
  Object.assign(world, await watchWorld({ 'library/redis': [...many, old] }));
  await watchAll(world.worker, ['docker.io/library/redis:old']);
  const requests = async () => {
    const before = world.hub.asked.length;
    later(12);
    await wake();
    return world.hub.asked.length - before;
  };
  expect([await requests(), await requests(), await requests()]).toEqual([1, 2, 1]);
  expect(await look(world)).toMatchObject([{ state: 'same' }]);
});

test('a newer tag of its kind, where that is wished', async () => {
  await watchAll(world.worker, ['docker.io/library/nginx:1.30.2']);
  await world.worker.ask('setting.switch', { id: 'watchNewer', on: true });
  later(12);
  await wake();
  expect(await look(world)).toMatchObject([{ state: 'same', newer: '1.31.3' }]);
  await world.worker.ask('setting.switch', { id: 'watchNewer', on: false });
  expect(await look(world)).toMatchObject([{ newer: null }]);
});

test('“Check now” asks when it is pressed, and once however often its message is sent', async () => {
  await watchAll(world.worker, [LATEST]);
  await wake();
  const before = world.hub.asked.length;
  vi.setSystemTime(Date.now() + 1000);
  const since = Date.now();
  for (let sent = 0; sent < 3; sent += 1) await world.worker.ask('watch.advance', { since });
  expect(world.hub.asked.length - before).toBe(1);
  vi.setSystemTime(Date.now() + 1000);
  await world.worker.ask('watch.advance', { since: Date.now() + 365 * 24 * HOUR });
  expect(world.hub.asked.length - before).toBe(2);
});

test('a tag of a page of Docker Hub, and what the page learns of it', async () => {
  const page = (tagkin: string, request: object) => world.worker.tell({ tagkin, request }, 'page');
  const visit = { repository: 'library/nginx', freshSince: NOW, tags: ['latest', 'stable'] };
  await page('watch.set-here', { repository: 'library/nginx', tag: 'latest', on: true });
  await vi.waitFor(async () => expect((await look(world))[0]?.to).not.toBeNull());
  const reply = await page('listing.advance', visit);
  expect(reply).toMatchObject({
    ok: true,
    answer: { tags: [{ tag: 'latest', isWatched: true }, { isWatched: false }] },
  });
  world.push(tagWith('1.31.4', 5, 51), tagWith('latest', 5, 51));
  later(12);
  await wake();
  expect(await page('listing.advance', { ...visit, freshSince: Date.now() })).toMatchObject({
    answer: { moves: [{ tag: 'latest', was: '1.31.3' }] },
  });
  expect(page('watch.look', {})).toBeNull();
  expect(page('watch.set', { images: [LATEST], on: false })).toBeNull();
});

test('what no page may know of is not among what it learns', async () => {
  await watchAll(world.worker, ['docker.io/bigcorp/secret:latest']);
  const request = { repository: 'bigcorp/secret', freshSince: NOW, tags: ['latest'] };
  const reply = await world.worker.tell({ tagkin: 'listing.advance', request }, 'page');
  expect(reply).toMatchObject({ answer: { tags: [{ known: false }], moves: [] } });
  expect(JSON.stringify(reply)).not.toContain('isWatched');
});

test('a private window reads the list, and never writes it', async () => {
  await watchAll(world.worker, [LATEST]);
  const list = await world.worker.ask('watch.look', {}, 'private');
  expect([list.tags.length, list.mayChange]).toEqual([1, false]);
  const refused = { failure: { kind: 'unsupported' } };
  for (const on of [true, false])
    await expect(world.worker.ask('watch.set', { images: [LATEST], on }, 'private')).rejects.toMatchObject(
      refused,
    );
  const shown = await shownNow(world);
  await expect(world.worker.ask('watch.seen', { shown }, 'private')).rejects.toMatchObject(refused);
  await expect(world.worker.ask('watch.advance', {}, 'private')).rejects.toMatchObject(refused);
  const here = { repository: 'library/nginx', tag: 'stable', on: true };
  const reply = await world.worker.tell({ tagkin: 'watch.set-here', request: here }, 'page', 'private');
  expect(reply).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
  expect(await look(world)).toHaveLength(1);
});

test('the history has every state, and is saved as a file', async () => {
  await watchAll(world.worker, [LATEST]);
  world.push(tagWith('latest', 5, 51));
  later(12);
  await wake();
  const file = JSON.parse(await world.worker.ask('watch.history', {}));
  expect(file.form).toBe('tagkin-history-1');
  expect(file.tags[LATEST]).toMatchObject([
    { at: '2026-11-28T12:00:00.000Z', version: '1.31.3' },
    { at: '2026-11-29T00:00:00.000Z', version: null },
  ]);
});
