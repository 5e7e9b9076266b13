import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentsOf } from '../../lib/oci/platform-images.ts';
import { ask, jsonOf } from '../hub-in-a-box/ask.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { missingPrograms } from '../hub-in-a-box/real/programs.ts';
import { configured, inspected, inspectedSchema1 } from './as-skopeo.ts';
import { createClient, find } from './client.ts';
import { createSkopeo, type Skopeo } from './skopeo.ts';

const missing = missingPrograms();

/** Under both names of the registry. */
const NAMES = ['registry-1.docker.io/real/app', 'registry.example.test/team/app'];
const IMAGES = [
  ['1', 'linux/amd64'],
  ['1.2.3', 'linux/arm64'],
  ['latest', 'linux/arm/v7'],
  ['list', 'linux/amd64'],
  ['list-old', 'linux/arm64'],
  ['single', 'linux/amd64'],
  ['single-docker', 'linux/amd64'],
  ['zstd', 'linux/arm64'],
  ['bare', 'linux/amd64'],
  ['windows', 'linux/amd64'],
  ['windows', 'windows/amd64'],
  ['nested', 'linux/amd64'],
] as const;

describe.skipIf(missing !== undefined)(missing ?? 'skopeo and we agree', () => {
  let hub: Hub;
  let skopeo: Skopeo;
  beforeAll(async () => {
    hub = await startHub({ real: true });
    hub.pulls.limit = 100_000;
    skopeo = createSkopeo(hub);
  });
  afterAll(async () => {
    skopeo?.close();
    await hub?.close();
  });

  async function both(name: string, tag: string, on: string) {
    const [os = '', architecture = '', variant] = on.split('/');
    const platform = { os, architecture, ...(variant && { variant }) };
    const override = ['--override-os', os, '--override-arch', architecture];
    if (variant) override.push('--override-variant', variant);
    const ask = (...args: string[]) => skopeo.inspect(`${name}:${tag}`, ...override, ...args);
    const asked = [ask('--no-tags'), ask('--config'), ask('--raw'), ask('--config', '--raw')];
    const [theirs = '', config = '', raw = '', rawConfig = ''] = await Promise.all(asked);
    const steps = await createClient(hub).look(`${name}:${tag}`, { platform });
    return { steps, theirs: JSON.parse(theirs), config: JSON.parse(config), raw, rawConfig };
  }

  describe.each(NAMES)('on %s', (name) => {
    test.each(IMAGES)('%s for %s', async (tag, on) => {
      const { steps, theirs, config, raw, rawConfig } = await both(name, tag, on);
      const image = inspected(steps, theirs);
      expect(image.ours).toEqual(image.theirs);
      const settings = configured(steps, config);
      expect(settings.ours).toEqual(settings.theirs);
      expect(steps.find((step) => 'text' in step)).toMatchObject({ text: raw, isVerified: true });
      expect(find(steps, 'config').text).toBe(rawConfig.trimEnd());
    });

    test('the tags', async () => {
      const [registry = '', ...path] = name.split('/');
      const theirs = JSON.parse(await skopeo.run('list-tags', `docker://${name}`));
      const { tags, next } = await createClient(hub).registry.tags({ registry, repository: path.join('/') });
      expect(tags.toSorted()).toEqual(theirs.Tags.toSorted());
      expect(tags).toContain('latest');
      expect(next).toBeUndefined();
    });

    test('an image of schema 1', async () => {
      const theirs = JSON.parse(await skopeo.inspect(`${name}:schema1`, '--no-tags'));
      const steps = await createClient(hub).look(`${name}:schema1`);
      const image = inspectedSchema1(steps, theirs);
      expect(image.ours).toEqual(image.theirs);
      expect(steps.at(-1)).toMatchObject({ step: 'schema1', isVerified: false });
    });

    test.each([
      ['chart-1.2.3', 'helm-chart'],
      ['sbom', 'sbom'],
    ])('%s, which is no image', async (tag, kind) => {
      const reference = `${name}:${tag}`;
      await expect(skopeo.inspect(reference)).rejects.toThrow('unsupported image-specific operation');
      const steps = await createClient(hub).look(reference);
      expect(steps.map(({ step }) => step)).toEqual(['digest', 'manifest']);
      expect(steps.at(-1)).toMatchObject({
        artifact: { kind },
        text: await skopeo.inspect(reference, '--raw'),
      });
    });
  });

  test('the API, the registry under both names, and skopeo have the same digest for every tag', async () => {
    const url = 'https://hub.docker.com/v2/namespaces/real/repositories/app/tags?page_size=100';
    const { results } = jsonOf(await ask(hub, url)) as {
      results: { name: string; digest: string; images: { digest: string }[] }[];
    };
    const { registry } = createClient(hub);
    for (const { name: tag, digest } of results) {
      const asked = ['docker.io', 'registry.example.test'].map((host) =>
        registry.head({ registry: host, repository: 'real/app', tag }),
      );
      expect(await Promise.all(asked)).toMatchObject([{ digest }, { digest }]);
    }
    const latest = results.find(({ name }) => name === 'latest');
    const theirs = JSON.parse(await skopeo.inspect('docker.io/real/app', '--no-tags'));
    expect(theirs.Digest).toBe(latest?.digest);
    const { index } = find(await createClient(hub).look('real/app'), 'index');
    const entries = index.manifests.map(({ digest }) => digest);
    expect(entries.toSorted()).toEqual(latest?.images.map((image) => image.digest).toSorted());
  });

  test('attestations are counted beside the platforms, not among them', async () => {
    const { index, contents } = find(await createClient(hub).look('real/app'), 'index');
    const raw = JSON.parse(await skopeo.inspect('docker.io/real/app', '--raw'));
    expect(raw.manifests).toHaveLength(6);
    expect(contents).toEqual(contentsOf(index));
    expect(contents.images.map(({ attestations }) => attestations.length)).toEqual([1, 1, 1]);
    expect(contents.others).toEqual([]);
  });

  test('what is not there is not there for either', async () => {
    const { look } = createClient(hub);
    for (const host of ['docker.io', 'registry.example.test']) {
      await expect(look(`${host}/real/app:missing`)).rejects.toMatchObject({
        failure: { kind: 'not-found' },
      });
      await expect(skopeo.inspect(`${host}/real/app:missing`)).rejects.toThrow('manifest unknown');
      await expect(look(`${host}/real/missing`)).rejects.toMatchObject({ failure: { kind: 'unauthorized' } });
      await expect(skopeo.inspect(`${host}/real/missing`)).rejects.toThrow(/denied|unauthorized/);
    }
  });
});
