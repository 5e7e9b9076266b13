import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inspection, InspectStep } from '../../lib/inspect/inspect.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { FakeRegistry, OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '../registry/fake-registry.ts';
import { client, failure, hasShared, sharedText } from '../registry/harness.ts';
import { stepsOf } from './steps.ts';

const reference = { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' };
const arm = { os: 'linux', architecture: 'arm64' };
const CDN = 'https://production.cloudflare.docker.com';

/** Docker Hub, with an image. */
async function hub() {
  const fake = new FakeRegistry({
    host: 'registry-1.docker.io',
    realm: 'https://auth.docker.io/token',
    blobOrigin: CDN,
    pulls: { limit: 100, remaining: 100 },
  });
  const image = await fake.image('latest');
  const made = client(fake);
  const look = (more: Partial<Inspection> = {}) => stepsOf(made.registry, { reference, ...more });
  return { fake, image, look, ...made };
}

const names = (steps: InspectStep[]) => steps.map(({ step }) => step);

describe('an image', () => {
  it('is reported step by step: digest, index, manifest, config', async () => {
    const { look, image } = await hub();
    const steps = await look({ platform: arm });
    expect(steps).toMatchObject([
      { step: 'digest', digest: image.index, pulls: { remaining: 99 } },
      { step: 'index', digest: image.index, isVerified: true, contents: { images: [{}, {}] } },
      {
        step: 'manifest',
        digest: image.manifests[1],
        artifact: { kind: 'image' },
        platform: arm,
        pulls: { remaining: 98 },
      },
      { step: 'config', digest: image.configs[1] },
    ]);
    expect(JSON.parse(steps[3]?.step === 'config' ? steps[3].text : '')).toMatchObject({
      architecture: 'arm64',
    });
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
  });

  it('of Docker Hub costs five requests cold: token, index, manifest, config, redirect', async () => {
    const { look, fake, image } = await hub();
    await look();
    const at = 'registry-1.docker.io/v2/library/nginx';
    expect(fake.log).toEqual([
      'GET auth.docker.io/token',
      `GET ${at}/manifests/latest`,
      `GET ${at}/manifests/${image.manifests[0]}`,
      `GET ${at}/blobs/${image.configs[0]}`,
      `GET production.cloudflare.docker.com/${image.configs[0]}`,
    ]);
  });

  it('costs four with the token kept, none by digest when all is kept, and a HEAD by tag', async () => {
    const { look, fake, image, content } = await hub();
    const count = async (more: Partial<Inspection>) => {
      const before = fake.log.length;
      const steps = await look(more);
      expect(names(steps)).toEqual(['digest', 'index', 'manifest', 'config']);
      return fake.log.slice(before);
    };
    await count({});
    const kept = new Map(content);
    content.clear();
    expect(await count({})).toHaveLength(4);
    for (const [digest, bytes] of kept) content.set(digest, bytes);
    const { registry, repository } = reference;
    expect(await count({ reference: { registry, repository, digest: image.index } })).toEqual([]);
    expect(await count({ reference: { ...reference, digest: image.index } })).toEqual([]);
    expect(await count({ known: image.index, isCurrent: true })).toEqual([]);
    expect(await count({ known: image.index })).toEqual([
      'HEAD registry-1.docker.io/v2/library/nginx/manifests/latest',
    ]);
  });

  it('that has moved since it was last seen is fetched again, by digest', async () => {
    const { look, fake, image } = await hub();
    await look();
    const next = await fake.image('latest', ['linux/amd64'], 'newer');
    const steps = await look({ known: image.index });
    expect(steps[0]).toMatchObject({ step: 'digest', digest: next.index });
    expect(fake.log.slice(5, 7)).toEqual([
      'HEAD registry-1.docker.io/v2/library/nginx/manifests/latest',
      `GET registry-1.docker.io/v2/library/nginx/manifests/${next.index}`,
    ]);
  });

  it('is latest by default', async () => {
    const { look, image } = await hub();
    const { registry, repository } = reference;
    expect((await look({ reference: { registry, repository } }))[0]).toMatchObject({ digest: image.index });
  });

  it('keeps what was reported before a failure', async () => {
    const { registry, fake, image } = await hub();
    fake.blobs.delete(image.configs[0] ?? '');
    const steps: InspectStep[] = [];
    expect(await failure(stepsOf(registry, { reference }, steps))).toMatchObject({ kind: 'not-found' });
    expect(names(steps)).toEqual(['digest', 'index', 'manifest']);
  });

  it('for a missing platform has no image', async () => {
    const { look } = await hub();
    const steps = await look({ platform: { os: 'windows', architecture: 'amd64' } });
    expect(names(steps)).toEqual(['digest', 'index', 'no-platform']);
  });

  it('without an index is reported without one', async () => {
    const { look, fake } = await hub();
    const config = await fake.blob({ os: 'linux' });
    await fake.manifest(
      { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [] },
      OCI_MANIFEST,
      'latest',
    );
    expect(names(await look({ platform: arm }))).toEqual(['digest', 'manifest', 'config']);
  });

  it('that is an artifact is named, and its config not fetched', async () => {
    const { look, fake } = await hub();
    const config = await fake.blob({}, 'application/vnd.cncf.helm.config.v1+json');
    await fake.manifest(
      { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [] },
      OCI_MANIFEST,
      'latest',
    );
    const steps = await look();
    expect(names(steps)).toEqual(['digest', 'manifest']);
    expect(steps[1]).toMatchObject({ artifact: { kind: 'helm-chart' } });
  });

  it('with a config of a gigabyte is refused before it is fetched', async () => {
    const { look, fake } = await hub();
    const config = { mediaType: OCI_CONFIG, digest: `sha256:${'2'.repeat(64)}`, size: 1 << 30 };
    await fake.manifest(
      { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [] },
      OCI_MANIFEST,
      'latest',
    );
    expect(await failure(look())).toMatchObject({ kind: 'too-large' });
    expect(fake.log.some((line) => line.includes('/blobs/'))).toBe(false);
  });
});

describe('an index in an index', () => {
  it('is looked into where the outer one has no image for the platform', async () => {
    const { look, fake, image } = await hub();
    const size = fake.manifests.get(image.index)?.bytes.length ?? 0;
    const nested = { mediaType: OCI_INDEX, digest: image.index, size };
    await fake.manifest(
      { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [nested, nested] },
      OCI_INDEX,
      'latest',
    );
    const steps = await look({ platform: arm });
    expect(names(steps)).toEqual(['digest', 'index', 'index', 'manifest', 'config']);
    expect(steps[3]).toMatchObject({ digest: image.manifests[1], platform: arm });
    const none = await look({ platform: { os: 'plan9', architecture: 'mips' } });
    expect(names(none)).toEqual(['digest', 'index', 'index', 'no-platform']);
  });

  it('that is nested without end is malformed', async () => {
    const { look, fake } = await hub();
    let inner = await fake.manifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] }, OCI_INDEX);
    for (let depth = 0; depth < 10; depth += 1)
      inner = await fake.manifest(
        { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [inner] },
        OCI_INDEX,
        'latest',
      );
    expect(await failure(look())).toEqual({ kind: 'malformed' });
  });

  it('that contains itself is malformed', async () => {
    const { look, fake, content } = await hub();
    const digest: Digest = `sha256:${'3'.repeat(64)}`;
    const itself = {
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [{ mediaType: OCI_INDEX, digest, size: 9 }],
    };
    content.set(digest, new TextEncoder().encode(JSON.stringify(itself)));
    const { registry, repository } = reference;
    expect(await failure(look({ reference: { registry, repository, digest } }))).toEqual({
      kind: 'malformed',
    });
    await fake.manifest(itself, OCI_INDEX, 'latest');
    content.clear();
    expect(await failure(look())).toMatchObject({ kind: 'not-found' });
  });

  it('whose image turns out to be an index is malformed', async () => {
    const { look, fake, image } = await hub();
    const lying = { mediaType: OCI_MANIFEST, digest: image.index, size: 9, platform: arm };
    await fake.manifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [lying] }, OCI_INDEX, 'latest');
    expect(await failure(look())).toMatchObject({ kind: 'malformed' });
  });

  it('without platforms gives its first manifest', async () => {
    const { look, fake, image } = await hub();
    const entry = { mediaType: OCI_MANIFEST, digest: image.manifests[1], size: 9 };
    await fake.manifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [entry] }, OCI_INDEX, 'latest');
    expect(names(await look())).toEqual(['digest', 'index', 'manifest', 'config']);
  });

  it('ends, whatever graph the indexes make, and never fetches anything twice', async () => {
    const graph = fc.array(fc.array(fc.nat(6), { maxLength: 4 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(graph, async (edges) => {
        const { look, fake } = await hub();
        const made: { mediaType: string; digest: Digest; size: number }[] = [];
        for (const targets of edges) {
          const manifests = targets.flatMap((target) => made[target] ?? []);
          made.push(await fake.manifest({ mediaType: OCI_INDEX, manifests }, OCI_INDEX, 'latest'));
        }
        await look().catch((error: unknown) =>
          expect(error).toMatchObject({ failure: { kind: 'malformed' } }),
        );
        expect(new Set(fake.log).size).toBe(fake.log.length);
      }),
      { numRuns: 40 },
    );
  });
});

interface Layout {
  manifests: { mediaType: string; digest: Digest; annotations?: Record<string, string> }[];
}

describe.skipIf(!hasShared)('the images of a real test repository', () => {
  const layout: Layout = hasShared
    ? JSON.parse(sharedText('regclient/testrepo/index.json'))
    : { manifests: [] };
  const blob = (digest: string) =>
    new TextEncoder().encode(sharedText(`regclient/testrepo/blobs/sha256/${digest.slice(7)}`));
  const tags = layout.manifests
    .map(({ annotations }) => annotations?.['org.opencontainers.image.ref.name'])
    .filter(Boolean);

  /** Everything that a manifest leads to, from the files. */
  function load(fake: FakeRegistry, digest: string, mediaType: string): void {
    if (fake.manifests.has(digest)) return;
    try {
      fake.manifests.set(digest, { bytes: blob(digest), mediaType });
    } catch {
      return;
    }
    const document = JSON.parse(new TextDecoder().decode(blob(digest)));
    for (const entry of document.manifests ?? []) load(fake, entry.digest, entry.mediaType);
    if (!document.config) return;
    try {
      fake.blobs.set(document.config.digest, {
        bytes: blob(document.config.digest),
        mediaType: document.config.mediaType,
      });
    } catch {
      // Layers and some configs are not among the files.
    }
  }

  it.each(tags)('%s', async (tag = '') => {
    const fake = new FakeRegistry({ auth: 'none' });
    for (const { mediaType, digest, annotations } of layout.manifests) {
      load(fake, digest, mediaType);
      fake.tags.set(annotations?.['org.opencontainers.image.ref.name'] ?? '', digest);
    }
    const { registry } = client(fake);
    const steps = await stepsOf(registry, { reference: { registry: fake.host, repository: 'a', tag } });
    expect(steps[0]).toEqual({ step: 'digest', digest: fake.tags.get(tag) });
    expect(['config', 'manifest', 'no-platform']).toContain(steps.at(-1)?.step);
    if (/^[bv]\d$/.test(tag)) expect(names(steps)).toEqual(['digest', 'index', 'manifest', 'config']);
    expect(new Set(fake.log).size).toBe(fake.log.length);
  });
});
