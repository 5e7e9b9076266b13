import { describe, expect, it } from 'vitest';
import { inspect } from '../../lib/inspect/inspect.ts';
import { FakeRegistry } from './fake-registry.ts';
import { client } from './harness.ts';

const HUB = { host: 'registry-1.docker.io', realm: 'https://auth.docker.io/token' };
const where = { registry: 'docker.io', repository: 'team/app' };
const twenty = Array.from({ length: 20 }, (_, at) => at);

async function hub() {
  const fake = new FakeRegistry({ ...HUB, pulls: { limit: 100, remaining: 100 } });
  const image = await fake.image('v1');
  return { fake, image, ...client(fake) };
}

describe('twenty at once', () => {
  it('look-ups of one image cost the pulls of one', async () => {
    const { fake, registry } = await hub();
    const reference = { ...where, tag: 'v1' };
    await Promise.all(twenty.map(() => inspect(registry, { reference })));
    expect(fake.quirks.pulls?.remaining).toBe(98); // an index and a manifest
    expect(fake.log).toHaveLength(4);
  });

  it('look-ups of both platforms of one image share its index', async () => {
    const { fake, registry } = await hub();
    const reference = { ...where, tag: 'v1' };
    const platforms = [
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' },
    ];
    await Promise.all(twenty.map((at) => inspect(registry, { reference, platform: platforms[at % 2] })));
    expect(fake.quirks.pulls?.remaining).toBe(97);
  });

  it('openings of one config are one request', async () => {
    const { fake, registry, image } = await hub();
    const [digest = ''] = image.configs;
    await Promise.all(twenty.map(() => registry.blob({ ...where, digest: digest as never })));
    expect(fake.log.filter((line) => line.includes('/blobs/'))).toHaveLength(1);
  });

  it('are not shared between accounts', async () => {
    const fake = new FakeRegistry(HUB);
    const image = await fake.image('v1');
    let turn = 0;
    const credentials = async () => ({ account: `reader-${turn++ % 2}`, secret: 'x' });
    const { registry } = client(fake, { credentials });
    await Promise.all([1, 2].map(() => registry.manifest({ ...where, digest: image.index })));
    expect(fake.log.filter((line) => line.includes('/manifests/'))).toHaveLength(2);
  });
});
