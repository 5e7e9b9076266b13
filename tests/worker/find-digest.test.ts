import { afterEach, expect, test, vi } from 'vitest';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { newNetwork } from './network.ts';
import { newWorld, startWorker } from './worker.ts';

afterEach(() => void vi.unstubAllGlobals());

const HOST = 'r.test';

test('a digest leads to the tags whose image has it, out of what was read, without a request', async () => {
  const network = newNetwork();
  const registry = new FakeRegistry({ host: HOST });
  await registry.image('v1');
  network.registries.set(HOST, registry);
  newWorld();
  vi.stubGlobal('fetch', network.fetch);
  const worker = await startWorker();
  const { details } = await worker.ask('inspect.exact', { image: `${HOST}/team/app:v1` });
  const digest = details?.digest ?? '';
  const { text } = await worker.ask('inspect.raw', { image: `${HOST}/team/app@${digest}`, part: 'document' });
  const { config } = JSON.parse(text);
  const requests = registry.log.length;
  const find = (wanted: string) => worker.ask('digest.find', { digest: wanted });
  const place = { registry: HOST, repository: 'team/app', tags: ['v1'] };
  expect(await find(config.digest)).toEqual({
    places: [{ ...place, role: 'config' }],
    repositories: 0,
    tags: 0,
    documents: 3,
  });
  expect((await find(digest)).places).toEqual([{ ...place, role: 'platform' }]);
  expect((await find(`sha256:${'0'.repeat(64)}`)).places).toEqual([]);
  expect(registry.log.length).toBe(requests);
  // What a private window read is for private windows alone.
  const other = await startWorker();
  newWorld();
  expect((await other.ask('digest.find', { digest: config.digest }, 'private')).places).toEqual([]);
});
