import { beforeEach, expect, test, vi } from 'vitest';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { type Network, newNetwork } from './network.ts';
import { startWorker, type Worker } from './worker.ts';

const TWENTY = Array.from({ length: 20 }, (_, at) => at);
let network: Network;
let registry: FakeRegistry;
let worker: Worker;

beforeEach(async () => {
  network = newNetwork();
  registry = new FakeRegistry({
    host: 'registry-1.docker.io',
    realm: 'https://auth.docker.io/token',
    pulls: { limit: 100, remaining: 100 },
  });
  network.registries.set('registry-1.docker.io', registry);
  network.registries.set('auth.docker.io', registry);
  vi.stubGlobal('fetch', network.fetch);
  worker = await startWorker();
});

const pulls = () => 100 - (registry.quirks.pulls?.remaining ?? 0);

test('twenty look-ups of one image at once, from any page, cost the pulls of one', async () => {
  await registry.image('v1');
  const image = 'docker.io/team/app:v1';
  await Promise.all(TWENTY.map(() => worker.ask('image.inspect', { image, until: 'config' })));
  expect(pulls()).toBe(2);
  await Promise.all(TWENTY.map(() => worker.ask('image.inspect', { image, until: 'config' })));
  expect(pulls()).toBe(2);
});

test('look-ups that begin while another ends cost nothing more', async () => {
  await registry.image('v1');
  const image = 'docker.io/team/app:v1';
  const asked = [];
  for (let turn = 0; turn < 40; turn++) {
    asked.push(worker.ask('image.inspect', { image, until: 'platforms' }));
    for (let tick = 0; tick < turn; tick++) await Promise.resolve();
    if (turn % 4 === 0) await new Promise(setImmediate);
  }
  await Promise.all(asked);
  expect(pulls()).toBe(1);
});

test('twenty openings of one config are one request', async () => {
  const { manifests } = await registry.image('v1');
  const opened = { repository: 'team/app', digest: manifests[0] ?? '', platform: 'linux/amd64' };
  await Promise.all(TWENTY.map(() => worker.ask('config.exact', opened)));
  expect(pulls()).toBe(1);
  expect(registry.log.filter((line) => line.includes('/blobs/'))).toHaveLength(1);
});

test('twenty askings for the build steps of one tag are one request, for every platform', async () => {
  const steps = (at: number) => ({
    ...{ repository: 'library/nginx', tag: 't0' },
    platform: at % 2 ? 'linux/amd64' : 'linux/arm64',
  });
  await Promise.allSettled(TWENTY.map((at) => worker.ask('config.steps', steps(at))));
  expect(network.sent.filter(({ url }) => url.pathname.endsWith('/images'))).toHaveLength(1);
});

test('a private window shares nothing with an ordinary one', async () => {
  await registry.image('v1');
  const ask = (from: 'private' | 'ordinary') =>
    worker.ask('image.inspect', { image: 'docker.io/team/app:v1', until: 'platforms' }, from);
  await Promise.all([ask('private'), ask('ordinary')]);
  expect(pulls()).toBe(2);
});
