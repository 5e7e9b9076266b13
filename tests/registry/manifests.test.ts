import { describe, expect, it } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import { sha256Of } from '../../lib/oci/digest.ts';
import { FakeRegistry, OCI_INDEX } from './fake-registry.ts';
import { client, failure } from './harness.ts';
import { json, type Quirks } from './quirks.ts';

const HOST = 'registry.example.com';
const where = { registry: HOST, repository: 'team/app' };
const WRONG = `sha256:${'1'.repeat(64)}` as const;

async function withImage(quirks: Quirks = {}) {
  const fake = new FakeRegistry({ auth: 'none', ...quirks });
  const image = await fake.image('v1');
  return { fake, image, ...client(fake) };
}

describe('a tag', () => {
  it('is looked up by HEAD, which costs no pull', async () => {
    const { registry, image, fake } = await withImage({ pulls: { limit: 100, remaining: 40 } });
    expect(await registry.head({ ...where, tag: 'v1' })).toEqual({
      digest: image.index,
      mediaType: OCI_INDEX,
      size: expect.any(Number),
      pulls: { limit: 100, remaining: 40, window: 21_600, source: '192.0.2.1' },
    });
    expect(fake.log).toEqual([`HEAD ${HOST}/v2/team/app/manifests/v1`]);
  });

  it.each([400, 403, 404, 405, 406, 500, 501])(
    'that is asked for is looked up by one GET where HEAD is answered by %d',
    async (headStatus) => {
      const { registry, image, content, fake } = await withImage({ headStatus });
      expect((await registry.digestOfTag({ ...where, tag: 'v1' })).digest).toBe(image.index);
      expect(content.has(image.index)).toBe(true);
      expect(fake.log.filter((line) => line.startsWith('GET'))).toHaveLength(1);
    },
  );

  it.each([405, 406, 500])('of Docker Hub too, told as a pull: HEAD answered by %d', async (headStatus) => {
    const pulls = { limit: 100, remaining: 40 };
    const realm = 'https://auth.docker.io/token';
    const hub = await withImage({ host: 'registry-1.docker.io', realm, auth: 'token', headStatus, pulls });
    const found = await hub.registry.digestOfTag({ ...where, registry: 'docker.io', tag: 'v1' });
    expect(found).toMatchObject({ digest: hub.image.index, pulls: { remaining: 39 } });
  });

  it.each([400, 403, 404, 405, 501])(
    'that is not asked for is never got: HEAD answered by %d',
    async (status) => {
      const { registry, fake } = await withImage({ headStatus: status });
      expect(await failure(registry.head({ ...where, tag: 'v1' }))).toMatchObject({ status });
      expect(fake.log).toHaveLength(1);
    },
  );

  it('is hashed where the registry names no digest, if it is asked for', async () => {
    const { registry, image } = await withImage({ noDigestHeader: true });
    expect((await registry.digestOfTag({ ...where, tag: 'v1' })).digest).toBe(image.index);
    expect(await failure(registry.head({ ...where, tag: 'v1' }))).toEqual({
      kind: 'unsupported',
      status: 200,
      host: HOST,
    });
  });

  it('that is not there is not found; Docker Hub is believed at once', async () => {
    const { registry, fake } = await withImage();
    expect(await failure(registry.digestOfTag({ ...where, tag: 'none' }))).toEqual({
      kind: 'not-found',
      status: 404,
      host: HOST,
    });
    expect(fake.log).toHaveLength(2);
    const hub = await withImage({ host: 'registry-1.docker.io', realm: 'https://auth.docker.io/token' });
    const missing = hub.registry.digestOfTag({ ...where, registry: 'docker.io', tag: 'none' });
    expect(await failure(missing)).toMatchObject({ kind: 'not-found' });
    expect(hub.fake.log).toHaveLength(2);
  });
});

describe('a manifest', () => {
  it('is fetched once, and cached by its digest', async () => {
    const { registry, image, fake } = await withImage();
    const first = await registry.manifest({ ...where, digest: image.index });
    expect(first).toMatchObject({
      digest: image.index,
      isVerified: true,
      isCached: false,
      document: { kind: 'index' },
    });
    const second = await registry.manifest({ ...where, digest: image.index });
    expect(second).toMatchObject({ isCached: true, document: first.document });
    expect(fake.log).toHaveLength(1);
  });

  it('that does not match its digest is refused, and not cached', async () => {
    const { registry, fake, content, image } = await withImage();
    const other = fake.manifests.get(image.manifests[0] ?? '');
    if (other) fake.manifests.set(image.index, other);
    const mismatch = { kind: 'digest-mismatch', host: HOST };
    expect(await failure(registry.manifest({ ...where, digest: image.index }))).toEqual(mismatch);
    expect(await failure(registry.manifestOfTag({ ...where, tag: 'v1' }))).toEqual(mismatch);
    expect(content.size).toBe(0);
  });

  it('of signed schema 1 is believed, marked, and not kept', async () => {
    const { registry, fake, content } = await withImage();
    const signed = {
      schemaVersion: 1,
      name: 'a',
      tag: 'b',
      architecture: 'amd64',
      fsLayers: [],
      history: [],
      signatures: [{}],
    };
    const bytes = new TextEncoder().encode(JSON.stringify(signed));
    fake.manifests.set(WRONG, {
      bytes,
      mediaType: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
    });
    fake.tags.set('old', WRONG);
    for (const found of [
      await registry.manifest({ ...where, digest: WRONG }),
      await registry.manifestOfTag({ ...where, tag: 'old' }),
    ])
      expect(found).toMatchObject({ digest: WRONG, isVerified: false, document: { kind: 'schema1' } });
    expect(content.size).toBe(0);
    fake.quirks.noDigestHeader = true;
    expect(await failure(registry.manifestOfTag({ ...where, tag: 'old' }))).toMatchObject({
      kind: 'unsupported',
    });
  });

  it.each([
    ['HTML', '<html>hello</html>', 'malformed', { mayPass: true }],
    ['an index and an image at once', { manifests: [], layers: [] }, 'malformed'],
    ['JSON of another kind', { hello: 'world' }, 'unsupported'],
    ['nothing', '', 'malformed', { mayPass: true }],
  ])('that is %s is refused', async (_, value, kind, more?: object) => {
    const { registry, fake } = await withImage();
    await fake.manifest(value, 'text/html', 'bad');
    expect(await failure(registry.manifestOfTag({ ...where, tag: 'bad' }))).toEqual({
      kind,
      host: HOST,
      ...more,
    });
  });

  it('larger than 4 MiB is not read to its end, whatever its Content-Length', async () => {
    let chunks = 0;
    const endless = () =>
      new ReadableStream({
        pull: (controller) => {
          chunks += 1;
          controller.enqueue(new Uint8Array(64 * 1024));
        },
      });
    for (const length of [undefined, '17', '9999999999']) {
      const headers: Record<string, string> = length === undefined ? {} : { 'content-length': length };
      const { registry } = await withImage({ fault: () => new Response(endless(), { headers }) });
      expect(await failure(registry.manifestOfTag({ ...where, tag: 'v1' }))).toEqual({
        kind: 'too-large',
        host: HOST,
      });
    }
    expect(chunks).toBeLessThan(3 * 70);
  });

  it('is found although the cache is broken', async () => {
    const { fake, image } = await withImage();
    const broken = async () => Promise.reject(new TagkinError({ kind: 'unsupported', isStorage: true }));
    const { registry } = client(fake, { content: { get: broken, put: broken } });
    expect(await registry.manifest({ ...where, digest: image.index })).toMatchObject({ isVerified: true });
  });
});

describe('a blob', () => {
  it('is requested with a short Accept, redirected without a token, hashed and cached', async () => {
    const blobOrigin = 'https://storage.example.net';
    const { fake, registry, image, content } = await withImage({ auth: 'token', blobOrigin });
    const [digest = WRONG] = image.configs;
    const bytes = await registry.blob({ ...where, digest });
    expect(await sha256Of(bytes.slice())).toBe(digest);
    const last = fake.requests.at(-1);
    expect(last?.url.origin).toBe(blobOrigin);
    expect(last?.headers.get('accept')).toBe('*/*');
    expect(last?.headers.has('authorization')).toBe(false);
    await registry.blob({ ...where, digest });
    expect(fake.requests.at(-1)).toBe(last);
    expect([...content.keys()]).toEqual([digest]);
  });

  it('is hashed, whatever type the storage gives it', async () => {
    const { fake, registry, content } = await withImage();
    const { digest } = await fake.blob({ os: 'linux' }, 'text/html');
    await registry.blob({ ...where, digest });
    const stored = fake.blobs.get(digest);
    if (stored) fake.blobs.set(WRONG, stored);
    expect(await failure(registry.blob({ ...where, digest: WRONG }))).toEqual({
      kind: 'digest-mismatch',
      host: HOST,
    });
    expect(content.has(WRONG)).toBe(false);
  });

  it('whose descriptor is too large is not requested', async () => {
    const { fake, registry } = await withImage();
    const blob = registry.blob({ ...where, digest: WRONG }, { size: 1 << 30 });
    expect(await failure(blob)).toEqual({ kind: 'too-large', host: HOST });
    expect(fake.requests).toHaveLength(0);
  });

  it.each([400, 404, 405])('that is answered by %d is not there', async (status) => {
    const { registry } = await withImage({ fault: () => json({}, status) });
    expect(await failure(registry.blob({ ...where, digest: WRONG }))).toEqual({
      kind: 'not-found',
      status,
      host: HOST,
    });
  });
});
