import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Answer, ask, jsonOf, tokenFor } from './ask.ts';
import { sha256 } from './build.ts';
import { type Hub, startHub } from './index.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.pulls.used = 0;
  hub.pulls.limit = 100_000;
});

const REGISTRY = 'https://registry-1.docker.io/v2/';

async function pull(path: string, token: string, method = 'GET'): Promise<Answer> {
  return ask(hub, `${REGISTRY}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
}

test('a request without token is challenged; the token server answers the challenge', async () => {
  const bare = await ask(hub, REGISTRY);
  expect(bare.status).toBe(401);
  expect(bare.headers['www-authenticate']).toBe(
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"',
  );
  const refused = await ask(hub, `${REGISTRY}library/nginx/manifests/latest`);
  expect(refused.status).toBe(401);
  const [, realm, service, scope] =
    /realm="(.+?)",service="(.+?)",scope="(.+?)"/.exec(refused.headers['www-authenticate'] ?? '') ?? [];
  const answer = await ask(hub, `${realm}?service=${service}&scope=${scope}`);
  const { token, access_token, expires_in } = jsonOf(answer) as Record<string, string | number>;
  expect([token, expires_in]).toEqual([access_token, 300]);
  expect((await pull('library/nginx/manifests/latest', String(token), 'HEAD')).status).toBe(200);
});

test('a token is good for its repository alone, and only whole', async () => {
  const token = await tokenFor(hub, 'library/nginx');
  const other = await pull('library/golang/manifests/latest', token);
  expect(other.headers['www-authenticate']).toContain('error="insufficient_scope"');
  expect((await pull('library/nginx/manifests/latest', `${token}x`)).status).toBe(401);
  const secret = await pull('bigcorp/secret/manifests/latest', await tokenFor(hub, 'bigcorp/secret'));
  expect(secret.status).toBe(401);
});

test.each([
  'library/nginx',
  'library/golang',
  'library/tiny',
  'bigcorp/hundred',
  'odd/answers',
  'evil/hostile',
])('%s: each digest that the API shows is the digest of what the registry serves', async (path) => {
  const token = await tokenFor(hub, path);
  const tags = hub.repositories.get(path)?.tags.filter(({ name }) => name !== 'no-images') ?? [];
  const shown = new Set(tags.flatMap((tag) => [tag.digest, ...tag.images.map(({ digest }) => digest)]));
  shown.delete(null);
  for (const digest of shown) {
    const { status, headers, body } = await pull(`${path}/manifests/${digest}`, token);
    expect([status, headers['docker-content-digest'], sha256(body)]).toEqual([200, digest, digest]);
    const { config } = jsonOf({ status, headers, body }) as { config?: { digest: string } };
    if (config) expect(await blobDigest(`${path}/blobs/${config.digest}`, token)).toBe(config.digest);
  }
});

async function blobDigest(path: string, token: string): Promise<string> {
  const redirect = await pull(path, token);
  expect(redirect.status).toBe(307);
  const location = redirect.headers.location ?? '';
  expect(new URL(location).host).toBe('production.cloudflare.docker.com');
  return sha256((await ask(hub, location)).body);
}

test('an index names the images that the API lists, attestations beside what they attest', async () => {
  const tag = hub.repositories.get('library/nginx')?.tags.find(({ name }) => name === 'latest');
  const answer = await pull('library/nginx/manifests/latest', await tokenFor(hub, 'library/nginx'));
  const { manifests } = jsonOf(answer) as {
    manifests: { digest: string; platform: { os: string }; annotations?: Record<string, string> }[];
  };
  const sorted = (digests: (string | null)[]) => digests.toSorted();
  expect(sorted(manifests.map(({ digest }) => digest))).toEqual(
    sorted(tag?.images.map((i) => i.digest) ?? []),
  );
  const [runs, attests] = [true, false].map((is) =>
    manifests.filter(({ platform }) => (platform.os === 'linux') === is),
  );
  expect(attests?.map(({ annotations }) => annotations?.['vnd.docker.reference.digest'])).toEqual(
    runs?.map(({ digest }) => digest),
  );
});

test('a tag without digest in the API has one in the registry', async () => {
  const token = await tokenFor(hub, 'odd/answers');
  const heads = await Promise.all(
    ['twin-a', 'twin-b'].map((tag) => pull(`odd/answers/manifests/${tag}`, token, 'HEAD')),
  );
  const [one, other] = heads.map(({ headers }) => headers['docker-content-digest']);
  expect(one).toMatch(/^sha256:/);
  expect(one).toBe(other);
});

test('a manifest GET is a pull, HEAD and misses are not; past the limit it is refused', async () => {
  hub.pulls.limit = 1;
  const token = await tokenFor(hub, 'library/tiny');
  const get = (tag: string, method?: string) => pull(`library/tiny/manifests/${tag}`, token, method);
  expect((await get('latest', 'HEAD')).headers['ratelimit-remaining']).toBe('1;w=21600');
  expect((await get('missing')).status).toBe(404);
  expect((await get('latest')).headers['ratelimit-remaining']).toBe('0;w=21600');
  expect(hub.pulls.used).toBe(1);
  const over = await get('latest');
  expect([over.status, jsonOf(over)]).toMatchObject([429, { errors: [{ code: 'TOOMANYREQUESTS' }] }]);
  expect((await get('latest', 'HEAD')).status).toBe(200);
});

test('tags/list gives all names, or n at a time with a link to the rest', async () => {
  const token = await tokenFor(hub, 'bigcorp/thousand');
  const all = jsonOf(await pull('bigcorp/thousand/tags/list', token)) as { tags: string[] };
  expect(all.tags).toHaveLength(1000);
  const collected: string[] = [];
  let path: string | undefined = 'bigcorp/thousand/tags/list?n=300';
  while (path !== undefined) {
    const page: Answer = await pull(path, token);
    collected.push(...(jsonOf(page) as typeof all).tags);
    path = /<\/v2\/(.+?)>; rel="next"/.exec(String(page.headers.link ?? ''))?.[1];
  }
  expect(collected).toEqual(all.tags);
});

test('the storage host refuses credentials that followed a redirect', async () => {
  const location = 'https://production.cloudflare.docker.com/x/sha256/00/data?signature=box';
  expect((await ask(hub, location, { headers: { authorization: 'Bearer x' } })).status).toBe(400);
});
