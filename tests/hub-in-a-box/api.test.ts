import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, jsonOf } from './ask.ts';
import { NGINX_GROUPS } from './data/nginx.ts';
import { type Hub, startHub } from './index.ts';

interface Listing {
  count: number;
  next: string | null;
  previous: string | null;
  results: { name: string; digest?: string; images: { os: string; digest: string }[] }[];
}

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(() => hub.rate.reset());

const api = (path: string, headers: Record<string, string> = {}) =>
  ask(hub, `https://hub.docker.com/v2/${path}`, { headers });
const list = async (path: string) => jsonOf(await api(path)) as Listing;
const names = async (path: string) => (await list(path)).results.map(({ name }) => name);

const NGINX = 'namespaces/library/repositories/nginx/tags';
const BIG = 'namespaces/bigcorp/repositories/big/tags';

test.each([
  ['library/nginx', 34],
  ['library/golang', 14],
  ['library/tiny', 26],
  ['bigcorp/big', 1200],
  ['bigcorp/thousand', 1000],
  ['bigcorp/hundred', 100],
])('%s has %i tags, each name once', (path, count) => {
  const tags = hub.repositories.get(path)?.tags.map(({ name }) => name) ?? [];
  expect(tags).toHaveLength(count);
  expect(new Set(tags).size).toBe(count);
});

test.each(Object.entries(NGINX_GROUPS))(
  'nginx: the tags of %s, and no others, share its digest',
  (_, { tags }) => {
    const all = hub.repositories.get('library/nginx')?.tags ?? [];
    const digest = all.find(({ name }) => name === tags[0])?.digest;
    const same = all.filter((tag) => tag.digest === digest).map(({ name }) => name);
    expect(same.sort()).toEqual([...tags].sort());
  },
);

test('golang latest and bookworm differ as indexes and agree on every Linux platform', async () => {
  const [latest, bookworm] = await Promise.all(
    ['latest', 'bookworm'].map(async (tag) => jsonOf(await api(`repositories/library/golang/tags/${tag}`))),
  );
  const { digest: one, images: all } = latest as Listing['results'][number];
  const { digest: other, images: linux } = bookworm as Listing['results'][number];
  expect(one).not.toBe(other);
  expect(all.filter(({ os }) => os === 'windows')).toHaveLength(2);
  const digests = (of: typeof all) => of.filter(({ os }) => os !== 'windows').map(({ digest }) => digest);
  expect(digests(all).sort()).toEqual(digests(linux).sort());
});

test('tags of one index list its images in different order', () => {
  const orders = (hub.repositories.get('library/nginx')?.tags ?? [])
    .filter(({ name }) => NGINX_GROUPS.mainline?.tags.includes(name))
    .map(({ images }) => images.map(({ digest }) => digest).join());
  expect(new Set(orders).size).toBeGreaterThan(1);
});

test('pages have 10 tags unless asked, never more than 100, and links both ways', async () => {
  const first = await list(NGINX);
  expect(first.results).toHaveLength(10);
  expect(first.previous).toBeNull();
  const second = await list(`${NGINX}?page=2&page_size=5&ordering=last_updated`);
  const link = (page: number) =>
    `https://hub.docker.com/v2/${NGINX}?ordering=last_updated&page=${page}&page_size=5`;
  expect(second).toMatchObject({ count: 34, next: link(3), previous: link(1) });
  expect((await api(`${NGINX}?page=2&page_size=5`)).body.toString()).toContain('\\u0026page_size=5');
  expect((await list(`${BIG}?page_size=1000`)).results).toHaveLength(100);
});

test('a page past the end, or an invalid one, is not found', async () => {
  for (const page of ['5', '0', '-1', 'x']) {
    expect((await api(`${NGINX}?page_size=10&page=${page}`)).status).toBe(404);
  }
});

test('orders are Hub’s: last_updated newest first, -name ascending, latest pinned without any', async () => {
  expect((await names(`${NGINX}?ordering=last_updated`))[0]).toBe('1.32.0-rc1');
  expect((await names(`${NGINX}?ordering=-last_updated`))[0]).toBe('1.29.0');
  expect((await names(`${NGINX}?ordering=-name`))[0]).toBe('1');
  expect((await names(`${NGINX}?ordering=name`))[0]).toBe('trixie');
  expect((await names(NGINX)).slice(0, 2)).toEqual(['latest', '1.32.0-rc1']);
});

test('name filters by substring in any case', async () => {
  expect((await names(`${NGINX}?name=ALPINE3&page_size=100`)).sort()).toEqual([
    '1.31.4-alpine3.23',
    'alpine3.23',
  ]);
  expect(await list(`${NGINX}?name=nothing`)).toMatchObject({ count: 0, next: null, results: [] });
});

test('anonymous paging ends at offset 1,000, filtered or not, while next points past it', async () => {
  const last = await list(`${BIG}?page=10&page_size=100`);
  expect(last.results).toHaveLength(100);
  expect(last.next).toContain('page=11');
  for (const query of ['page=11&page_size=100', 'page=101', 'name=1&page=11&page_size=100']) {
    expect((await api(`${BIG}?${query}`)).status).toBe(403);
  }
  expect((await list('namespaces/bigcorp/repositories/thousand/tags?page=10&page_size=100')).next).toBeNull();
});

test('a signed-in reader pages further, and sees private repositories', async () => {
  const body = JSON.stringify(hub.account);
  const answer = await ask(hub, 'https://hub.docker.com/v2/auth/token', { method: 'POST', body });
  const { access_token } = jsonOf(answer) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  const page = await api(`${BIG}?page=11&page_size=100`, headers);
  expect(page.status).toBe(200);
  expect(page.headers['x-ratelimit-limit']).toBe('600');
  const secret = 'repositories/bigcorp/secret/tags';
  expect([(await api(secret)).status, (await api(secret, headers)).status]).toEqual([404, 200]);
  const wrong = JSON.stringify({ identifier: 'reader', secret: 'no' });
  expect(
    (await ask(hub, 'https://hub.docker.com/v2/auth/token', { method: 'POST', body: wrong })).status,
  ).toBe(401);
});

test('the session of a signed-in page has a token, which the API accepts', async () => {
  const profile = (headers: Record<string, string>) =>
    ask(hub, 'https://hub.docker.com/auth/profile', { headers });
  expect((await profile({})).status).toBe(401);
  const mine = jsonOf(await profile({ cookie: 'theme=dark; hub_session=reader' })) as {
    token: string;
    profile: { username: string };
  };
  expect(mine.profile.username).toBe('reader');
  const headers = { authorization: `Bearer ${mine.token}` };
  expect((await api('repositories/bigcorp/secret/tags', headers)).status).toBe(200);
});

test('the rate limit counts every answer and states its reset', async () => {
  hub.rate.limit = 3;
  const statuses: number[] = [];
  for (const path of [NGINX, 'repositories/no/such', NGINX, NGINX]) statuses.push((await api(path)).status);
  expect(statuses).toEqual([200, 404, 200, 429]);
  const refused = await api(NGINX);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.headers['x-ratelimit-remaining']).toBe('0');
  hub.rate.reset();
  expect((await api(NGINX)).headers['x-ratelimit-remaining']).toBe('2');
  hub.rate.limit = 180;
});

test('last_pulled changes from answer to answer, and what was pushed does not', async () => {
  type Dates = { tag_last_pulled: string; tag_last_pushed: string };
  const [one, other] = [jsonOf(await api(`${NGINX}/1.29.0`)), jsonOf(await api(`${NGINX}/1.29.0`))] as [
    Dates,
    Dates,
  ];
  expect(one.tag_last_pulled).not.toBe(other.tag_last_pulled);
  expect(one.tag_last_pushed).toBe(other.tag_last_pushed);
});

test('a pushed tag is the newest, a deleted one is gone', async () => {
  const tiny = hub.repositories.get('library/tiny');
  const before = [...(tiny?.tags ?? [])];
  const tag = before.at(-1);
  if (!tiny || !tag) throw new Error('no tag');
  const path = 'namespaces/library/repositories/tiny/tags?ordering=last_updated';
  hub.pushTag('library/tiny', tag);
  hub.deleteTag('library/tiny', 'latest');
  const { count, results } = await list(path);
  expect([count, results[0]?.name]).toEqual([25, tag.name]);
  tiny.tags = before;
});

test('no answer allows other origins; HEAD answers as GET, without a body', async () => {
  const head = await ask(hub, `https://hub.docker.com/v2/${NGINX}`, { method: 'HEAD' });
  expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  expect(Number(head.headers['content-length'])).toBeGreaterThan(1000);
  expect(head.headers).not.toHaveProperty('access-control-allow-origin');
});
