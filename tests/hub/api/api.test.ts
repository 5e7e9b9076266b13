import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../lib/failure.ts';
import { createHubApi, type TagsQuery } from '../../../lib/hub/api/api.ts';
import { FakeClock, httpContext } from '../../http/harness.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const PAGE = { count: 1, next: null, previous: null, results: [{ name: 'latest', images: [] }] };

interface Sent {
  url: string;
  init: RequestInit;
}

/** An API whose every request is answered by `answer`, and what it sent. */
function apiOf(answer: (sent: Sent) => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const rates: number[] = [];
  const clock = new FakeClock();
  clock.time = NOW;
  const api = createHubApi({
    http: httpContext(
      async (url, init) => {
        const one = { url, init };
        sent.push(one);
        return answer(one);
      },
      { clock },
    ),
    onRate: (rate) => rates.push(rate.remaining),
  });
  const signal = new AbortController().signal;
  const tags = (query: Partial<TagsQuery> = {}) =>
    api.tags({ repository: 'library/nginx', page: 1, ...query }, signal);
  const failure = async (query?: Partial<TagsQuery>) => {
    try {
      return await tags(query);
    } catch (error) {
      return failureOf(error);
    }
  };
  return { tags, failure, sent, rates };
}

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);
const broken = (chunks: string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      },
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    }),
  );

describe('requests', () => {
  test.each([
    [{}, '/v2/namespaces/library/repositories/nginx/tags?page_size=100&page=1&ordering=last_updated'],
    [
      { page: 7 },
      '/v2/namespaces/library/repositories/nginx/tags?page_size=100&page=7&ordering=last_updated',
    ],
    [
      { ordering: 'name-ascending' as const },
      '/v2/namespaces/library/repositories/nginx/tags?page_size=100&page=1&ordering=-name',
    ],
    [
      { name: 'a b&c' },
      '/v2/namespaces/library/repositories/nginx/tags?page_size=100&page=1&ordering=last_updated&name=a+b%26c',
    ],
  ])('%j', async (query, path) => {
    const { tags, sent } = apiOf(() => json(PAGE));
    await tags(query);
    expect(sent.map(({ url }) => url)).toEqual([`https://hub.docker.com${path}`]);
    expect(sent[0]?.init.redirect).toBe('error');
  });

  test.each(['a?b/c#d', 'a/../b', '..', '../..', 'a/b/c', 'nginx', 'a/b%2f', ''])(
    'of %j are not sent: it is no repository of Docker Hub',
    async (repository) => {
      const { tags, sent } = apiOf(() => json(PAGE));
      await expect(tags({ repository })).rejects.toMatchObject({ failure: { kind: 'malformed' } });
      expect(sent).toEqual([]);
    },
  );

  test('without cookies, past every cache, and to be broken off', async () => {
    const { tags, sent } = apiOf(() => json(PAGE));
    await tags();
    expect(sent[0]?.init).toMatchObject({ credentials: 'omit', cache: 'no-store' });
    expect(sent[0]?.init.signal).toBeInstanceOf(AbortSignal);
  });
});

describe('answers', () => {
  test('a page: its tags, how many there are, whether another follows', async () => {
    const next = 'https://hub.docker.com/v2/somewhere/else?page=2';
    expect(await apiOf(() => json({ ...PAGE, count: 250, next })).tags()).toEqual({
      kind: 'tags',
      total: 250,
      records: [{ name: 'latest', images: [] }],
      more: true,
    });
    expect(await apiOf(() => json(PAGE)).tags()).toMatchObject({ total: 1, more: false });
  });

  test.each([
    [403, 'capped'],
    [404, 'past-end'],
  ])('%i on a later page is no failure', async (status, kind) => {
    const { tags } = apiOf(() => json({ message: 'no', errinfo: {} }, { status }));
    expect(await tags({ page: 2 })).toEqual({ kind });
  });

  test.each([
    [400, { kind: 'malformed', status: 400, host: 'hub.docker.com' }],
    [401, { kind: 'unauthorized', status: 401, host: 'hub.docker.com' }],
    [403, { kind: 'network', status: 403, host: 'hub.docker.com' }], // a wall against bots
    [404, { kind: 'not-found', status: 404, host: 'hub.docker.com' }],
    [418, { kind: 'malformed', status: 418, host: 'hub.docker.com' }],
    [500, { kind: 'network', status: 500, host: 'hub.docker.com' }],
    [502, { kind: 'network', status: 502, host: 'hub.docker.com' }],
    [503, { kind: 'network', status: 503, host: 'hub.docker.com' }],
    [504, { kind: 'network', status: 504, host: 'hub.docker.com' }],
  ])('%i on the first page', async (status, failure) => {
    expect(await apiOf(() => new Response('<html>sorry</html>', { status })).failure()).toEqual(failure);
  });

  test('403 in Hub’s own words on the first page is a refusal', async () => {
    const refused = () => json({ message: 'access denied', errinfo: {} }, { status: 403 });
    expect(await apiOf(refused).failure()).toEqual({
      kind: 'unauthorized',
      status: 403,
      host: 'hub.docker.com',
    });
  });

  test.each([403, 404])('%i of a page of HTML behind the first is no end of the list', async (status) => {
    const wall = apiOf(() => new Response('<html>Are you a robot?</html>', { status }));
    expect(await wall.failure({ page: 2 })).toMatchObject({ status, host: 'hub.docker.com' });
  });

  test('429 has its end, whatever the body', async () => {
    const { failure } = apiOf(
      () => new Response('Too Many Requests (HAP429).', { status: 429, headers: { 'retry-after': '60' } }),
    );
    expect(await failure({ page: 3 })).toEqual({
      kind: 'rate-limited',
      status: 429,
      host: 'hub.docker.com',
      until: NOW + 60_000,
    });
  });

  test.each([
    ['a page of HTML', '<!doctype html><title>Docker Hub</title>'],
    ['nothing', ''],
    ['JSON that ends half-way', JSON.stringify(PAGE).slice(0, 40)],
  ])('%s is the network’s: it may pass', async (_, body) => {
    const failure = await apiOf(() => new Response(body)).failure();
    expect(failure).toEqual({ kind: 'network', host: 'hub.docker.com' });
  });

  test.each([
    ['JSON of another shape', '{"count":"many","next":7,"results":{"name":"latest"}}'],
    ['null', 'null'],
  ])('%s is malformed', async (_, body) => {
    expect(await apiOf(() => new Response(body)).failure()).toEqual({
      kind: 'malformed',
      status: 200,
      host: 'hub.docker.com',
    });
  });

  test('a connection that breaks, before or in the middle, is the network', async () => {
    const refused = apiOf(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await refused.failure()).toEqual({ kind: 'network', host: 'hub.docker.com' });
    const half = apiOf(() => broken(['{"count":1,', '"results":[']));
    expect(await half.failure()).toEqual({ kind: 'network', host: 'hub.docker.com' });
  });

  test('a body without end is read only so far', async () => {
    let pulled = 0;
    let cancelled = false;
    const chunk = new Uint8Array(1 << 20).fill(0x20);
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(chunk);
      },
      cancel: () => {
        cancelled = true;
      },
    });
    expect(await apiOf(() => new Response(endless)).failure()).toMatchObject({ kind: 'too-large' });
    expect([pulled < 16, cancelled]).toEqual([true, true]);
  });

  test('letters that lie across two pieces of a body stay whole', async () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({
        ...PAGE,
        results: [
          {
            name: 'a',
            images: [{ os: 'naïve-日本', architecture: 'amd64', digest: `sha256:${'a'.repeat(64)}` }],
          },
        ],
      }),
    );
    const pieces = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const page = await apiOf(() => new Response(pieces)).tags();
    expect(page).toMatchObject({ records: [{ images: [{ platform: 'naïve-日本/amd64' }] }] });
  });

  test('what is left of the minute is reported after every answer, refusals too', async () => {
    let left = 180;
    const { failure, rates } = apiOf(() => {
      left--;
      const headers = { 'x-ratelimit-remaining': String(left), 'x-ratelimit-reset': String(NOW / 1000 + 60) };
      return json(PAGE, { status: left % 2 ? 200 : 404, headers });
    });
    await failure();
    await failure();
    await failure();
    expect(rates).toEqual([179, 178, 177]);
  });
});
