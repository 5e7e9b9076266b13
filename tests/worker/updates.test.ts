import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeHub, fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

let hub: FakeHub;
let worker: Worker;
beforeEach(async () => {
  hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(60, '1.') }));
  worker = await startWorker();
});
afterEach(() => void vi.unstubAllGlobals());

const look = (more: object = {}) =>
  worker.ask('updates.look', {
    registry: 'docker.io',
    repository: 'library/nginx',
    images: [{ tag: '1.4' }],
    requests: 6,
    ...more,
  });

test('an image of a pasted text: by the API of Docker Hub, without a manifest', async () => {
  const { images, requests } = await look();
  expect(images).toMatchObject([
    { tag: '1.4', current: expect.stringMatching(/^sha256/), failure: null, isMoving: false },
  ]);
  expect(requests).toBeGreaterThan(0);
  expect(hub.asked.filter(({ pathname }) => pathname.includes('/manifests/'))).toEqual([]);
});

test('the share of the reader’s own browsing is left', async () => {
  hub.left = 41;
  await look(); // tells of the rate
  const before = hub.asked.length;
  await expect(look()).rejects.toMatchObject({ failure: { kind: 'rate-limited' } });
  expect(hub.asked).toHaveLength(before);
});

test('the layers of a tag for a platform or a digest; null for one that it has not', async () => {
  const layers = (platform: string, more = {}) =>
    worker.ask('updates.layers', { repository: 'library/nginx', tag: '1.4', platform, ...more });
  expect(await layers('linux/amd64', { digest: `sha256:${'9'.repeat(64)}` })).toBeNull();
  expect(await layers('linux/amd64')).toEqual(expect.any(Array));
  expect(await layers('linux/s390x')).toBeNull();
});

test.each(['updates.look', 'updates.tags', 'updates.layers'] as const)(
  '%s is not for web pages',
  async (tagkin) => {
    const request = {
      registry: 'docker.io',
      repository: 'library/nginx',
      images: [{ tag: '1.4' }],
      requests: 6,
      tag: '1.4',
      platform: 'linux/amd64',
    };
    expect(await worker.tell({ tagkin, request }, 'page')).toBeNull();
    expect(hub.asked).toEqual([]);
  },
);
