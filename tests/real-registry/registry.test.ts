import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { image, tagOf } from '../hub-in-a-box/build.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { layerOf } from '../hub-in-a-box/real/layers.ts';
import { missingPrograms } from '../hub-in-a-box/real/programs.ts';
import { type RealRegistry, startRealRegistry } from '../hub-in-a-box/real/start.ts';
import { createClient, find, summaryOf } from './client.ts';
import { createSkopeo } from './skopeo.ts';

const missing = missingPrograms();
const HUB = 'registry-1.docker.io';
const EXAMPLE = 'registry.example.test';

describe.skipIf(missing !== undefined)(missing ?? 'the real registry', () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await startHub({ real: true });
  });
  afterAll(() => hub?.close());
  beforeEach(() => {
    hub.clearLog();
    hub.pulls.used = 0;
    hub.pulls.limit = 100;
  });

  /** `GET host status` of every request. */
  const asked = () => hub.log.map(({ method, host, status }) => `${method} ${host} ${status}`);
  const counted = async (run: () => Promise<unknown>): Promise<[requests: number, pulls: number]> => {
    const [requests, pulls] = [hub.log.length, hub.pulls.used];
    await run();
    return [hub.log.length - requests, hub.pulls.used - pulls];
  };

  test("behind Docker Hub's name costs five requests and two pulls cold: token, index, manifest, config, redirect", async () => {
    await createClient(hub).look('real/app', { platform: { os: 'linux', architecture: 'arm64' } });
    expect(asked()).toEqual([
      'GET auth.docker.io 200',
      `GET ${HUB} 200`,
      `GET ${HUB} 200`,
      `GET ${HUB} 307`,
      'GET production.cloudflare.docker.com 200',
    ]);
    expect(hub.pulls.used).toBe(2);
    expect(hub.log.at(-1)?.headers.authorization).toBeUndefined();
  });

  test('costs four with the token kept, none by digest with everything kept, a HEAD by tag', async () => {
    const { look, content } = createClient(hub);
    const { digest } = find(await look('real/app:1'), 'digest');
    const kept = [...content];
    content.clear();
    expect(await counted(() => look('real/app:1'))).toEqual([4, 2]);
    for (const [name, bytes] of kept) content.set(name, bytes);
    expect(await counted(() => look(`real/app@${digest}`))).toEqual([0, 0]);
    expect(await counted(() => look('real/app:1', { known: digest, isCurrent: true }))).toEqual([0, 0]);
    expect(await counted(() => look('real/app:1', { known: digest }))).toEqual([1, 0]);
    expect(hub.log.at(-1)).toMatchObject({ method: 'HEAD', status: 200 });
  });

  test('under another name costs the challenge more and the redirect less, and no pull', async () => {
    const { look, content } = createClient(hub);
    expect(await counted(() => look(`${EXAMPLE}/real/app:1`))).toEqual([5, 0]);
    expect(asked()).toEqual([
      `GET ${EXAMPLE} 401`,
      'GET auth.docker.io 200',
      ...Array.from({ length: 3 }, () => `GET ${EXAMPLE} 200`),
    ]);
    content.clear();
    expect(await counted(() => look(`${EXAMPLE}/real/app:1`))).toEqual([3, 0]);
    expect(await counted(() => look(`${EXAMPLE}/real/app@${[...content.keys()][0]}`))).toEqual([0, 0]);
  });

  test('takes a token for its own repository alone', async () => {
    const { look } = createClient(hub);
    await look(`${EXAMPLE}/real/app:1`);
    expect(await counted(() => look(`${EXAMPLE}/team/app:1`))).toEqual([3, 0]);
    expect(asked().slice(-3)).toEqual([`GET ${EXAMPLE} 401`, 'GET auth.docker.io 200', `GET ${EXAMPLE} 200`]);
  });

  test('reports how many pulls are left, down to none', async () => {
    hub.pulls.limit = 2;
    const { look, registry } = createClient(hub);
    expect(find(await look('real/app:1'), 'manifest').pulls).toMatchObject({ limit: 2, remaining: 0 });
    await expect(look('real/app:list')).rejects.toMatchObject({
      failure: { kind: 'rate-limited', status: 429 },
    });
    const where = { registry: 'docker.io', repository: 'real/app', tag: 'list' };
    expect(await registry.head(where)).toMatchObject({ pulls: { remaining: 0 } });
    expect(hub.pulls.used).toBe(2);
  });

  test('answers after the faults that were set on the box', async () => {
    hub.addFault({
      match: { host: EXAMPLE, method: 'GET', path: /manifests/ },
      kind: 'status',
      status: 503,
      times: 1,
    });
    const { look, waited } = createClient(hub);
    expect(summaryOf(await look(`${EXAMPLE}/real/app:1`)).command).toContain('serve');
    expect(waited).toHaveLength(1);
    hub.addFault({ match: { host: EXAMPLE, path: /blobs/ }, kind: 'truncate', times: 1 });
    await expect(look(`${EXAMPLE}/team/app:1`)).resolves.toBeDefined();
    await expect(createClient(hub).look(`${EXAMPLE}/team/app:1`)).rejects.toMatchObject({
      failure: { kind: 'network' },
    });
  });

  test('moves a tag when one is pushed, in the API too', async () => {
    const { look, content } = createClient(hub);
    const before = find(await look('real/app:list'), 'digest').digest;
    const layer = (instruction: string) =>
      layerOf('application/vnd.oci.image.layer.v1.tar+gzip', instruction);
    const tag = tagOf('list', [image('moved', 'linux/amd64', { layer, config: { Cmd: ['moved'] } })]);
    await hub.real?.pushTag(tag);
    const steps = await look('real/app:list', { known: before });
    expect(find(steps, 'digest').digest).toBe(tag.digest);
    expect(summaryOf(steps).cmd).toEqual(['moved']);
    expect(content.has(before)).toBe(true);
    expect(hub.repositories.get('real/app')?.tags[0]).toMatchObject({ name: 'list', digest: tag.digest });
  });

  describe('with a password', () => {
    let basic: RealRegistry;
    beforeAll(async () => {
      basic = await startRealRegistry({ auth: 'basic', storage: hub.real?.storage ?? '' });
      hub.mountRegistry({ host: 'basic.example.test', port: basic.port });
    });
    afterAll(() => basic?.close());
    const REFERENCE = 'basic.example.test/real/app:single';
    const credentials = (secret: string) => async () => ({ account: 'reader', secret });

    test('refuses a request without, or with a wrong one', async () => {
      for (const options of [{}, { credentials: credentials('wrong') }])
        await expect(createClient(hub, options).look(REFERENCE)).rejects.toMatchObject({
          failure: { kind: 'unauthorized', status: 401 },
        });
    });

    test('accepts the right one, as for skopeo', async () => {
      const { look, content } = createClient(hub, { credentials: credentials(hub.account.secret) });
      expect(await counted(() => look(REFERENCE))).toEqual([3, 0]);
      content.clear();
      expect(await counted(() => look(REFERENCE))).toEqual([2, 0]);
      const skopeo = createSkopeo(hub);
      const said = await skopeo.inspect(REFERENCE, '--no-tags', '--creds', `reader:${hub.account.secret}`);
      skopeo.close();
      expect(JSON.parse(said).Digest).toBe(find(await look(REFERENCE), 'digest').digest);
    });
  });

  test('without any sign-in takes three requests for a multi-platform image', async () => {
    const open = await startRealRegistry({ auth: 'none', storage: hub.real?.storage ?? '' });
    hub.mountRegistry({ host: 'open.example.test', port: open.port });
    expect(await counted(() => createClient(hub).look('open.example.test/real/app:1'))).toEqual([3, 0]);
    await open.close();
    await expect(fetch(`http://127.0.0.1:${open.port}/v2/`)).rejects.toThrow();
  });
});
