import { expect, test } from 'vitest';
import type { Digest } from '../../lib/oci/digest.ts';
import { FakeRegistry } from './fake-registry.ts';
import { client, failure } from './harness.ts';

const HOST = 'registry.example.com';

test('a blob is located and signed for by a HEAD, wherever its storage is', async () => {
  const fake = new FakeRegistry({ blobOrigin: 'https://storage.example.net' });
  const { digest } = await fake.blob({ a: 1 });
  const { registry } = client(fake);
  const where = { registry: fake.host, repository: 'team/app', digest: digest as Digest };
  const location = await registry.locateBlob(where);
  expect(location).toMatchObject({ url: `https://${HOST}/v2/team/app/blobs/${digest}` });
  expect(location.authorization).toMatch(/^Bearer /);
  expect(fake.log.some((line) => line.startsWith('GET') && line.includes('/blobs/'))).toBe(false);
});

test('a blob that is not there is not found', async () => {
  const fake = new FakeRegistry({});
  const digest = `sha256:${'0'.repeat(64)}` as Digest;
  const { registry } = client(fake);
  const where = { registry: fake.host, repository: 'team/app', digest };
  expect(await failure(registry.locateBlob(where))).toMatchObject({ kind: 'not-found' });
});

test('a part of a blob is asked for as a range; a storage that sends all of it gives none', async () => {
  const fake = new FakeRegistry({ blobOrigin: 'https://storage.example.net' });
  const { digest } = await fake.blob({ a: 'b'.repeat(100) });
  const where = { registry: fake.host, repository: 'team/app', digest: digest as Digest };
  const { registry } = client(fake);
  expect(await registry.blobRange(where, { first: 0, last: 3 })).toBeNull();
  const missing = { ...where, digest: `sha256:${'0'.repeat(64)}` as Digest };
  expect(await failure(registry.blobRange(missing, { first: 0, last: 3 }))).toMatchObject({
    kind: 'not-found',
  });
});
