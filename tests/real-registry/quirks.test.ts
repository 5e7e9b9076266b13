import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../lib/failure.ts';
import type { TagCursor, TagPage } from '../../lib/registry/tags.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { nodeFetch } from '../hub-in-a-box/node-fetch.ts';
import type { Quirks } from '../hub-in-a-box/real/quirks/types.ts';
import { createClient, find } from './client.ts';

const HOST = 'quirks.example.test';
const NGINX = `${HOST}/library/nginx`;
const ELSEWHERE = 'https://tokens.example.test/token';

let hub: Hub;
/** The image, as read from Docker Hub. */
let digest: string;
let config: string;
beforeAll(async () => {
  hub = await startHub();
  const steps = await createClient(hub).look('nginx');
  digest = find(steps, 'digest').digest;
  config = find(steps, 'config').text;
});
afterAll(() => hub?.close());
beforeEach(() => {
  hub.quirks = {};
  hub.clearLog();
});

const account = () => ({ account: hub.account.identifier, secret: hub.account.secret });
const hosts = () => hub.log.map(({ host, status }) => `${host} ${status}`);

async function failure(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  return error instanceof Error && 'failure' in error ? (error.failure as Failure) : Promise.reject(error);
}

describe('a registry ends in the right answer', () => {
  const SIGN_IN: [string, Quirks][] = [
    ['that is plain', {}],
    ['that wants no token', { auth: 'none' }],
    ['that offers Basic in a second line', { twoLines: true }],
    ['whose resources challenge without saying how', { silent: true }],
    ['that quotes nothing', { unquoted: true }],
    ['whose tokens come from another host', { realm: ELSEWHERE }],
    ['whose realm has a query', { realm: `https://${HOST}/token?audience=images` }],
    ['whose realm is a path', { realm: '/token' }],
    ['that names no service', { service: null }],
    ['whose service has a space', { service: 'Container Registry' }],
    ['that names no scope', { scope: null }],
    ['that names neither', { service: null, scope: null }],
    ['whose scope is empty', { scope: '' }],
    ['whose scope is *', { scope: '*' }],
    ['whose scope is aws', { scope: 'aws' }],
    [
      'whose scope is that and more',
      { scope: 'repository:library/nginx:metadata_read repository:library/nginx:pull' },
    ],
  ];
  const CONTENT: [string, Quirks][] = [
    ['that says no digest', { noDigestHeader: true }],
    ['that refuses HEAD', { headStatus: 405 }],
    ['that redirects blobs', { redirectsBlobs: true }],
    ['that redirects blobs, and tokens come from another host', { redirectsBlobs: true, realm: ELSEWHERE }],
  ];

  test.each([...SIGN_IN, ...CONTENT])('%s', async (_, quirks) => {
    hub.quirks = quirks;
    const steps = await createClient(hub).look(NGINX);
    expect(find(steps, 'digest').digest).toBe(digest);
    expect(find(steps, 'config').text).toBe(config);
  });

  test.each([
    ['wants Basic', { auth: 'basic' }, ['401', '200', '200', '200']],
    ['offers both', { twoLines: true }, ['401', '200', '200', '200', '200']],
  ] as [string, Quirks, string[]][])('that %s, with credentials', async (_, quirks, statuses) => {
    hub.quirks = quirks;
    const steps = await createClient(hub, { credentials: async () => account() }).look(NGINX);
    expect(find(steps, 'config').text).toBe(config);
    expect(hosts()).toEqual(statuses.map((status) => `${HOST} ${status}`));
  });

  test('whose two header lines Firefox hides, by reading them another way', async () => {
    hub.quirks = { twoLines: true };
    const reread = async (url: string, method: string) => {
      const { headers } = await nodeFetch(hub)(url, { method });
      return headers.get('www-authenticate')?.replace(', Basic', '\nBasic') ?? null;
    };
    const { look } = createClient(hub, { hidesDoubledChallenge: true, rereadChallenge: reread });
    expect(find(await look(NGINX), 'config').text).toBe(config);
    const without = createClient(hub, { hidesDoubledChallenge: true });
    expect(await failure(without.look(NGINX))).toMatchObject({ kind: 'unauthorized', status: 401 });
  });

  test.each([
    [{ times: 1, status: 429, retryAfter: '3' }, 3000, 3000],
    [{ times: 2, status: 429, retryAfter: '1' }, 2000, 2000],
    [{ times: 1, status: 502 }, 500, 1000],
    [{ times: 3, status: 503 }, 3500, 7000],
  ])('that fails first: %j', async (fails, least, most) => {
    hub.quirks = { fails: { ...fails } };
    const { look, waited } = createClient(hub);
    expect(find(await look(NGINX), 'config').text).toBe(config);
    const sum = waited.reduce((total, wait) => total + wait, 0);
    expect(sum).toBeGreaterThan(least * 0.9);
    expect(sum).toBeLessThanOrEqual(most);
    expect(hub.log.filter(({ status }) => status === fails.status)).toHaveLength(fails.times);
  });

  test.each([
    { headStatus: 403 },
    { headStatus: 404 },
    { headStatus: 405 },
    { noDigestHeader: true },
    {},
  ] as Quirks[])('for the digest of a tag: %j', async (quirks) => {
    hub.quirks = quirks;
    const { registry } = createClient(hub);
    const where = { registry: HOST, repository: 'library/nginx', tag: 'latest' };
    expect((await registry.digestOfTag(where)).digest).toBe(digest);
  });
});

describe('a registry ends in the right kind of failure', () => {
  test.each([
    [
      'that requires Basic from an anonymous client',
      { auth: 'basic' },
      { kind: 'unauthorized', status: 401 },
    ],
    ['whose token server shows a page', { html: 'token' }, { kind: 'malformed', host: HOST }],
    ['whose manifest is a page', { html: 'manifests' }, { kind: 'malformed', host: HOST }],
    ['whose blobs are pages', { html: 'blobs' }, { kind: 'digest-mismatch', host: HOST }],
    ['whose header names another digest', { wrong: 'header' }, { kind: 'digest-mismatch', host: HOST }],
    ['whose manifest is another', { wrong: 'manifest' }, { kind: 'digest-mismatch', host: HOST }],
    ['whose config is another', { wrong: 'config' }, { kind: 'digest-mismatch', host: HOST }],
    ['whose manifest is both index and image', { manifest: 'both' }, { kind: 'malformed', host: HOST }],
    ['whose index claims to contain itself', { manifest: 'itself' }, { kind: 'digest-mismatch', host: HOST }],
    ['that stays busy', { fails: { times: 99, status: 503 } }, { kind: 'network', status: 503 }],
    ['that is broken', { fails: { times: 99, status: 500 } }, { kind: 'network', status: 500 }],
    [
      'that knows no such method',
      { fails: { times: 99, status: 501 } },
      { kind: 'unsupported', status: 501 },
    ],
    ['whose realm is not secure', { realm: `http://${HOST}/token` }, { kind: 'malformed' }],
    ['whose realm is inside', { realm: 'https://192.168.0.1/token' }, { kind: 'malformed' }],
    ['whose realm has a user', { realm: `https://a:b@${HOST}/token` }, { kind: 'malformed' }],
    ['whose realm does not exist', { realm: `https://${HOST}/nowhere` }, { kind: 'unauthorized' }],
  ] as [string, Quirks, Partial<Failure>][])('%s', async (_, quirks, expected) => {
    hub.quirks = quirks;
    expect(await failure(createClient(hub).look(NGINX))).toMatchObject(expected);
  });

  test('whose Retry-After is too long to wait', async () => {
    hub.quirks = { fails: { times: 99, status: 429, retryAfter: '3600' } };
    const { look, waited } = createClient(hub);
    const { kind, until = 0 } = await failure(look(NGINX));
    expect(kind).toBe('rate-limited');
    expect(until - Date.now()).toBeGreaterThan(3_500_000);
    expect(waited).toEqual([]);
    await failure(look(NGINX));
    expect(hub.log).toHaveLength(1);
  });

  test.each(['declared', 'untold'] as const)(
    'whose config is a gigabyte, its length %s',
    async (hugeConfig) => {
      hub.quirks = { hugeConfig };
      expect(await failure(createClient(hub).look(NGINX))).toMatchObject({ kind: 'too-large', host: HOST });
      const asked = hub.log.find(({ path }) => path.includes('/blobs/'));
      await expect.poll(() => asked?.aborted).toBe(true);
      expect(asked?.sent).toBeLessThan(2 ** 25);
    },
  );
});

describe('credentials', () => {
  const SECRET = `${HOST}/bigcorp/secret`;
  const credentials = async () => account();
  const sent = (host: string) =>
    hub.log.filter((each) => each.host === host).map(({ headers }) => headers.authorization);

  test('go to the token server of the registry itself', async () => {
    expect(await failure(createClient(hub).look(SECRET))).toMatchObject({ kind: 'unauthorized' });
    hub.clearLog();
    const steps = await createClient(hub, { credentials }).look(SECRET);
    expect(steps.at(-1)).toMatchObject({ step: 'config' });
    expect(sent(HOST).filter((header) => header?.startsWith('Basic'))).toHaveLength(1);
  });

  test('go to another token server only when that was approved', async () => {
    hub.quirks = { realm: ELSEWHERE };
    const refused = await failure(createClient(hub, { credentials }).look(SECRET));
    expect(refused).toMatchObject({ kind: 'unauthorized', hosts: ['tokens.example.test'] });
    expect(sent('tokens.example.test')).toEqual([undefined]);
    const steps = await createClient(hub, { credentials, approved: async () => true }).look(SECRET);
    expect(steps.at(-1)).toMatchObject({ step: 'config' });
    expect(sent('tokens.example.test').at(-1)).toMatch(/^Basic /);
  });

  test('that are wrong are refused', async () => {
    const wrong = async () => ({ account: 'reader', secret: 'wrong' });
    expect(await failure(createClient(hub, { credentials: wrong }).look(SECRET))).toMatchObject({
      kind: 'unauthorized',
    });
    hub.quirks = { auth: 'basic' };
    expect(await failure(createClient(hub, { credentials: wrong }).look(SECRET))).toMatchObject({
      kind: 'unauthorized',
    });
  });

  test('do not follow to where blobs are', async () => {
    hub.quirks = { redirectsBlobs: true, auth: 'basic' };
    await createClient(hub, { credentials }).look(SECRET);
    expect(sent('blobs.example.test')).toEqual([undefined]);
  });
});

describe('tags', () => {
  const where = { registry: HOST, repository: 'bigcorp/hundred' };
  async function all(): Promise<TagPage[]> {
    const { registry } = createClient(hub);
    const pages: TagPage[] = [];
    let cursor: TagCursor | undefined;
    do {
      const page: TagPage = await registry.tags(where, cursor);
      pages.push(page);
      cursor = page.next;
    } while (cursor);
    return pages;
  }
  const names = () => hub.repositories.get('bigcorp/hundred')?.tags.map(({ name }) => name) ?? [];

  test.each(['relative', 'absolute', 'foreign', 'artifactory', 'none'] as const)(
    'are all found by a Link that is %s',
    async (link) => {
      hub.quirks = { link, pageSize: 50 };
      const pages = await all();
      expect(pages.flatMap(({ tags }) => tags).toSorted()).toEqual(names().toSorted());
      expect(hub.log.every(({ host }) => host === HOST)).toBe(true);
    },
  );

  test('end if a Link leads to a page already read', async () => {
    hub.quirks = { link: 'same', pageSize: 10 };
    expect((await all()).flatMap(({ tags }) => tags)).toHaveLength(10);
  });

  test('are none where the list is null', async () => {
    hub.quirks = { tags: 'null' };
    expect(await all()).toMatchObject([{ tags: [], digestTags: [] }]);
  });

  test('are each named once, whatever else is in the list', async () => {
    hub.quirks = { tags: 'dirty', pageSize: 10 };
    const pages = await all();
    expect(pages.flatMap(({ tags }) => tags).toSorted()).toEqual(names().toSorted());
    expect(pages[0]?.digestTags).toEqual([`sha256-${'5'.repeat(64)}.sig`]);
  });

  test('are none but a failure where the list is a page', async () => {
    hub.quirks = { html: 'tags' };
    expect(await failure(all())).toMatchObject({ kind: 'malformed', host: HOST });
  });
});
