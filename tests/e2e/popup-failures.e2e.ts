import { afterEach, expect, test } from 'vitest';
import { documentOf } from '../hub-in-a-box/build.ts';
import { nginx } from '../hub-in-a-box/data/nginx.ts';
import type { Fault } from '../hub-in-a-box/index.ts';
import { describeBrowser } from './harness/index.ts';
import { lookedUp, lookUp, openPopup, says, shown, startFreshPopup } from './support/popup.ts';

const STORAGE = 'production.cloudflare.docker.com';
const REGISTRY = 'registry-1.docker.io';

/** The manifest of a platform's image: Docker Hub's API has told its digest. */
const manifest = { host: REGISTRY, path: /\/manifests\/sha256:/ };
/** The manifest of one of nginx's images. */
const aManifest = (): string => documentOf(nginx().tags[0]?.images[0]?.digest ?? '')?.body.toString() ?? '';
const page = '<!doctype html><title>Sign in to the hotel</title>';

/** What goes wrong, which of the closed kinds it is, and what is shown all the same. */
const CASES: { name: string; fault: Fault; kind: string; stays?: object }[] = [
  {
    name: 'a page instead of a manifest',
    fault: { match: manifest, kind: 'body', body: page },
    kind: 'malformed',
  },
  {
    name: 'a page instead of a token',
    fault: { match: { host: 'auth.docker.io' }, kind: 'body', body: page },
    kind: 'malformed',
  },
  { name: 'JSON of another shape', fault: { match: manifest, kind: 'shape' }, kind: 'malformed' },
  {
    name: 'a manifest that is not what its digest says',
    fault: { match: manifest, kind: 'body', body: `${aManifest()} ` },
    kind: 'digest-mismatch',
    stays: { kind: 'index', version: '1.31.4 by alias', coverage: [34, 34], fields: {} },
  },
  {
    name: 'a config that is not what its digest says',
    fault: { match: { host: STORAGE }, kind: 'body', body: '{"os":"linux"}' },
    kind: 'digest-mismatch',
    stays: { kind: 'index', version: '1.31.4 by alias', coverage: [34, 34], fields: {} },
  },
  {
    name: 'a config without end',
    fault: { match: { host: STORAGE }, kind: 'body', body: ' '.repeat(9 * 1024 * 1024) },
    kind: 'too-large',
    stays: { kind: 'index', version: '1.31.4 by alias', coverage: [34, 34], fields: {} },
  },
  {
    name: 'a registry that cannot do this',
    fault: { match: manifest, kind: 'status', status: 405 },
    kind: 'unsupported',
  },
  {
    name: 'a registry that forbids',
    fault: { match: manifest, kind: 'status', status: 403 },
    kind: 'unauthorized',
  },
];

describeBrowser('popup: failures', (world) => {
  startFreshPopup(world);
  const mending: (() => void)[] = [];
  const broken = (fault: Fault): (() => void) => {
    const mend = world.hub.addFault(fault);
    mending.push(mend);
    return mend;
  };
  afterEach(() => {
    for (const mend of mending.splice(0)) mend();
  });

  test.each([
    ['nginx:nope', 'not-found'],
    ['unknown/nothing', 'unauthorized'],
    ['bigcorp/secret', 'unauthorized'],
  ])('%s: %s', async (image, kind) => {
    const at = await openPopup(world, image);
    const { sentences } = await says(at, { state: 'error', errors: [kind] });
    expect(sentences[0]).toContain('Docker Hub');
    await lookUp(at, 'nginx');
    expect((await lookedUp(at)).errors).toEqual([]);
  });

  test.each(CASES)('$name: $kind', async ({ fault, kind, stays = {} }) => {
    const mended = broken(fault);
    const at = await openPopup(world, 'nginx');
    const { sentences } = await says(at, { state: 'error', errors: [kind], ...stays });
    expect(sentences[0]).toMatch(/\.$/);
    mended();
    await at.keyboard.press('Enter');
    const { errors, fields } = await lookedUp(at);
    expect([errors, fields.user]).toEqual([[], 'root']);
  });

  test('no pull is left: the aliases, and the config from Hub’s build steps', async () => {
    world.hub.pulls.limit = 0;
    const at = await openPopup(world, 'nginx');
    const said = await says(at, {
      state: 'error',
      errors: ['rate-limited'],
      coverage: [34, 34],
      fields: { cmd: 'nginx -g "daemon off;"' },
    });
    expect(said.sentences[0]).toContain('limit');
    expect(said.aliases.index).toContain('1.31.4');
    expect(world.hub.pulls.used).toBe(0);
    // A limit that lasts for hours is not retried.
    const asked = world.hub.count({ host: REGISTRY });
    await lookUp(at, 'nginx');
    await says(at, { errors: ['rate-limited'] });
    expect(world.hub.count({ host: REGISTRY })).toBe(asked + 1);
  });

  test('a registry that asks for a long pause is left alone, and the time is shown', async () => {
    const headers = { 'retry-after': '3600' };
    const busy = broken({ match: manifest, kind: 'status', status: 429, headers });
    const at = await openPopup(world, 'nginx');
    const said = await says(at, { state: 'error', errors: ['rate-limited'], coverage: [34, 34] });
    expect(said.sentences[0]).toMatch(/\d\d:\d\d/);
    busy();
    world.hub.clearLog();
    await lookUp(at, 'nginx:1.31');
    await says(at, { heading: 'nginx:1.31', errors: ['rate-limited'] });
    expect(world.hub.count({ host: REGISTRY })).toBe(0);
    await world.driven.killWorker(); // which alone remembers the pause
  });

  test('a temporary fault is not shown', async () => {
    broken({ match: manifest, kind: 'status', status: 503, times: 1 });
    const at = await openPopup(world, 'nginx');
    expect((await lookedUp(at)).errors).toEqual([]);
    expect(world.hub.count({ ...manifest, method: 'GET' })).toBe(2);
  });

  test('offline: shown, and continues by itself', async () => {
    const back = broken({ match: ({ host }) => host !== '', kind: 'reset' });
    const at = await openPopup(world, 'nginx');
    const { sentences } = await says(at, { state: 'error', errors: ['network'] });
    expect(sentences[0]).toContain('by itself');
    back();
    expect((await lookedUp(at)).errors).toEqual([]);
  });

  test('what is known stays if the rest fails', async () => {
    const at = await openPopup(world, 'nginx');
    const before = await lookedUp(at);
    broken({ match: manifest, kind: 'body', body: page, times: 1 });
    await at.select('select', 'linux/s390x');
    const after = await says(at, { errors: ['malformed'], platform: 'linux/s390x' });
    expect(after).toMatchObject({ digest: before.digest, fields: before.fields });
    await at.select('select', 'linux/riscv64');
    await says(at, { errors: [], fields: { platform: 'linux/riscv64' } });
  });

  test('Hub’s list of tags fails: the image is still shown, and the aliases come later', async () => {
    const list = { host: 'hub.docker.com', path: /\/tags$/ };
    const mended = broken({ match: list, kind: 'status', status: 500 });
    const at = await openPopup(world, 'nginx');
    await says(at, { state: 'complete', errors: ['network'], fields: { user: 'root' } });
    mended();
    expect((await lookedUp(at)).errors).toEqual([]);
  });

  test('rows of a table fail one by one', async () => {
    broken({
      match: { path: /library\/(?:repositories\/)?golang|repositories\/golang/ },
      kind: 'status',
      status: 403,
    });
    const at = await openPopup(world, 'FROM golang\nFROM nginx\nFROM nginx:nope\n');
    const rows = async () =>
      (await shown(at)).rows
        .map(({ image, error, digest }) => `${image} ${error} ${digest === null ? 'no digest' : 'digest'}`)
        .toSorted();
    await expect
      .poll(rows, { timeout: 20_000, interval: 100 })
      .toEqual([
        'docker.io/library/golang unauthorized no digest',
        'docker.io/library/nginx null digest',
        'docker.io/library/nginx:nope not-found no digest',
      ]);
  });
});
