import { createStore, get, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { storeReleased } from '../store/released.ts';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

const database = () => createStore('tagkin', 'kv');

let worker: Worker;
beforeEach(() => void newWorld(fakeHub({ 'library/nginx': tagsNamed(7) })));
afterEach(() => void vi.unstubAllGlobals());

describe('a database of 0.1.0', () => {
  beforeEach(async () => {
    await storeReleased();
    worker = await startWorker();
  });

  test('keeps its settings and approvals', async () => {
    expect(await worker.ask('settings.look', {})).toMatchObject({
      platform: 'linux/s390x',
      features: { aliases: true, moves: false, session: true },
      schemes: { 'registry.test:5000': 'http' },
      approvals: [{ registry: 'ghcr.io', to: 'api.github.com' }],
      hub: { account: 'reader', by: 'credentials' },
    });
  });

  test('keeps its sign-ins, on this device', async () => {
    const accounts = await worker.ask('account.list', {});
    expect(accounts.map(({ registry, account, keep }) => [registry, account, keep])).toEqual([
      ['azure.test', '00000000-0000-0000-0000-000000000000', 'device'],
      ['docker.io', 'reader', 'device'],
      ['quay.io', '$oauthtoken', 'device'],
    ]);
    const { credentialsOf } = await import('../../lib/store/credentials.ts');
    expect(await credentialsOf('docker.io')).toMatchObject({ account: 'reader', secret: 'dckr_pat_1' });
    expect(await credentialsOf('azure.test')).toMatchObject({ secret: 'refresh', isRefreshToken: true });
  });

  test('keeps its recent look-ups', async () => {
    expect(await worker.ask('recent.looks', {})).toEqual([
      { image: 'docker.io/library/redis:7' },
      { image: 'ghcr.io/a/b:v1' },
      { image: 'nginx:1.31' },
    ]);
  });

  test('what is changed next is added to what was there', async () => {
    await worker.ask('approval.set', { registry: 'quay.io', to: 'auth.test', allowed: true });
    await worker.ask('account.remove', { registry: 'quay.io' });
    await worker.ask('recent.add', { image: 'busybox' });
    const { approvals } = await worker.ask('settings.look', {});
    expect(approvals).toHaveLength(2);
    expect((await worker.ask('account.list', {})).map(({ registry }) => registry)).toEqual([
      'azure.test',
      'docker.io',
    ]);
    expect((await worker.ask('recent.looks', {}))[0]).toEqual({ image: 'busybox' });
  });

  test('its listings and contents are read again, without an error', async () => {
    const { progress } = await worker.ask('listing.look', {
      repository: 'library/nginx',
      freshSince: 1,
      tags: ['latest'],
    });
    expect(progress).toMatchObject({ known: 0, failure: null });
    const { contentCache } = await import('../../lib/store/content.ts');
    expect(await contentCache('ordinary').get(`sha256:${'c'.repeat(64)}`)).toBeUndefined();
  });
});

describe('a record of an unknown newer version', () => {
  const NEWER = { version: 99, value: { anything: ['else'] } };
  const KEYS = [
    'settings',
    'approvals',
    'credentials',
    'recent',
    'readers',
    'listing:docker.io/library/nginx',
  ];

  beforeEach(async () => {
    for (const key of KEYS) await set(key, NEWER, database());
    worker = await startWorker();
  });

  test('is not read, and stays as it is under its key while other values take its place', async () => {
    expect(await worker.ask('settings.look', {})).toMatchObject({ platform: 'linux/amd64', approvals: [] });
    expect(await worker.ask('recent.looks', {})).toEqual([]);
    expect(await worker.ask('account.list', {})).toEqual([]);

    await worker.ask('platform.choose', { platform: 'linux/arm64' });
    await worker.ask('recent.add', { image: 'nginx' });
    await worker.ask('account.save', {
      registry: 'r.test',
      account: 'me',
      secret: 's',
      keep: 'device',
      check: false,
    });
    const request = { repository: 'library/nginx', freshSince: 1, tags: [] };
    expect((await worker.ask('listing.advance', request)).progress.known).toBeGreaterThan(0);
    expect(await worker.ask('settings.look', {})).toMatchObject({ platform: 'linux/arm64' });
    expect(await worker.ask('recent.looks', {})).toEqual([{ image: 'nginx' }]);
    expect((await worker.ask('listing.look', request)).progress.known).toBeGreaterThan(0);
    for (const key of KEYS) expect([key, await get(key, database())]).toEqual([key, NEWER]);
  });

  test('is removed by a reset', async () => {
    await worker.ask('platform.choose', { platform: 'linux/arm64' });
    expect(await worker.ask('settings.reset', {})).toEqual({ gone: true });
    expect(await keys(database())).toEqual([]);
    await worker.ask('platform.choose', { platform: 'linux/arm64' });
    expect(await get('settings', database())).toMatchObject({ version: 1 });
  });
});

describe('a broken record takes nothing with it', () => {
  test.each([
    ['settings', null],
    [
      'settings',
      { platform: 7, features: { moves: false, dock: 'x' }, schemes: { a: 'ftp', 'b.test': 'http' } },
    ],
    ['credentials', null],
    [
      'credentials',
      { 'docker.io': null, 'r.test': { registry: 'r.test', account: 'me', secret: 's', keep: 'device' } },
    ],
    ['approvals', 'x'],
    ['recent', { a: 1 }],
    ['readers', [null]],
    ['listings', { 'docker.io/library/nginx': null }],
    ['listing:docker.io/library/nginx', { version: 4, value: { listing: {} } }],
    [`content:sha256:${'c'.repeat(64)}`, { version: 1, value: 'text' }],
    ['tag:docker.io/library/nginx:latest', { version: 1, value: { digest: 'x' } }],
  ])('%s: %j', async (key, value) => {
    await set(key, value, database());
    worker = await startWorker();
    const { platform, features } = await worker.ask('settings.look', {});
    expect([platform, features.dock]).toEqual(['linux/amd64', true]);
    await worker.ask('account.list', {});
    await worker.ask('recent.looks', {});
    const request = { repository: 'library/nginx', freshSince: 1, tags: [] };
    const { progress } = await worker.ask('listing.advance', request);
    expect([progress.failure, progress.known > 0]).toEqual([null, true]);
    expect(await worker.ask('settings.reset', {})).toEqual({ gone: true });
  });
});

test('look-ups are not remembered once that is switched off, and those remembered are forgotten', async () => {
  worker = await startWorker();
  await worker.ask('recent.add', { image: 'nginx' });
  await worker.ask('setting.switch', { id: 'remembersLookUps', on: false });
  await worker.ask('recent.add', { image: 'redis' });
  expect(await worker.ask('recent.looks', {})).toEqual([]);
  await worker.ask('setting.switch', { id: 'remembersLookUps', on: true });
  await worker.ask('recent.add', { image: 'redis' });
  expect(await worker.ask('recent.looks', {})).toEqual([{ image: 'redis' }]);
});
