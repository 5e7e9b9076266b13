import { describe, expect, test } from 'vitest';
import { type Failure, failureOf, TagkinError } from '../../lib/failure.ts';
import type { Fetch } from '../../lib/http/context.ts';
import { resumeHost } from '../../lib/http/pause.ts';
import { crossOriginRedirect } from '../../lib/http/redirect.ts';
import { sendWithRetry } from '../../lib/http/retry.ts';
import { type HttpRequest, send } from '../../lib/http/send.ts';
import { FakeClock, httpContext } from './harness.ts';

const URL_ASKED = 'https://r.test/v2/';
const HOUR = 3_600_000;

function setUp(answer: (url: string, init: RequestInit) => Response | Promise<Response>) {
  const sent: { url: string; init: RequestInit }[] = [];
  const clock = new FakeClock();
  const fetch: Fetch = async (url, init) => {
    sent.push({ url, init });
    return answer(url, init);
  };
  const http = httpContext(fetch, { clock });
  const ask = (more: Partial<HttpRequest> = {}) => send(http, { url: URL_ASKED, limit: 1000, ...more });
  const retry = (more: Partial<HttpRequest> = {}) =>
    sendWithRetry(http, { url: URL_ASKED, limit: 1000, ...more });
  return { http, clock, sent, ask, retry };
}

async function failure(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TagkinError)) throw error;
  return failureOf(error);
}

const from = (response: Response, url: string): Response =>
  Object.defineProperties(response, { url: { value: url }, redirected: { value: true } });
const limited = (header: string, status = 429) =>
  new Response('', { status, headers: { 'retry-after': header } });

test('every request is sent without cookies, cache and referrer, whatever the options', async () => {
  const { sent, ask } = setUp(() => new Response('{}'));
  await ask();
  await ask({ credentials: 'include', cache: 'default', referrerPolicy: 'unsafe-url' } as object);
  await ask({ method: 'POST', body: 'x', headers: { Accept: 'y' } });
  for (const { init } of sent)
    expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' });
});

test('fetch is called bare: browsers refuse any other `this`', async () => {
  let self: unknown = 'not called';
  const http = httpContext(async function (this: unknown) {
    self = this;
    return new Response('{}');
  });
  await send(http, { url: URL_ASKED, limit: 10 });
  expect(self).toBeUndefined();
});

describe('a defect of ours is not taken for the network', () => {
  const defect = new TypeError('our own');
  const broken = (part: 'clock' | 'onRequest' | 'heard' | 'fetch'): Promise<unknown> => {
    const fail = () => {
      throw defect;
    };
    const http = httpContext(part === 'fetch' ? fail : async () => limited('5'), { clock: new FakeClock() });
    if (part === 'clock') http.clock.now = fail;
    if (part === 'onRequest') http.onRequest = fail;
    if (part === 'heard') http.onRequest = () => fail;
    return send(http, { url: URL_ASKED, limit: 10 });
  };
  test.each(['clock', 'onRequest', 'heard', 'fetch'] as const)('in %s', async (part) => {
    await expect(broken(part)).rejects.toBe(defect);
  });

  test('but what a body rejects with is the browser’s', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(defect) });
    const http = httpContext(async () => new Response(body));
    expect(await failure(send(http, { url: URL_ASKED, limit: 10 }))).toMatchObject({ kind: 'network' });
  });
});

describe('redirects', () => {
  test.each([
    [{}, 'follow'],
    [{ body: 'secret', method: 'POST' as const }, 'error'],
    [{ redirect: 'manual' as const }, 'manual'],
    [{ redirect: 'error' as const }, 'error'],
    [{ body: 'x', method: 'POST' as const, redirect: 'manual' as const }, 'manual'],
  ])('%j: %s', async (request, redirect) => {
    const { sent, ask } = setUp(() => new Response('{}'));
    await ask(request);
    expect(sent[0]?.init.redirect).toBe(redirect);
  });

  test('that are followed show where the answer came from', async () => {
    const { ask } = setUp(() => from(new Response('x'), 'https://cdn.test/blob?signature=secret'));
    const answer = await ask();
    expect(crossOriginRedirect(URL_ASKED, answer)?.host).toBe('cdn.test');
    const same = await setUp(() => from(new Response('x'), 'https://r.test/elsewhere')).ask();
    expect(crossOriginRedirect(URL_ASKED, same)).toBeUndefined();
    const plain = await setUp(() => new Response('x')).ask();
    expect([plain.url, crossOriginRedirect(URL_ASKED, plain)]).toEqual([URL_ASKED, undefined]);
  });

  const opaque = () =>
    Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } }) as Response;
  test.each([
    ['an opaque one', opaque],
    ['a plain one', () => new Response(null, { status: 307, headers: { location: 'https://evil.test/' } })],
    ['an answer from elsewhere', () => from(new Response('x'), 'https://evil.test/')],
  ])('with `manual` %s is malformed', async (_, answer) => {
    expect(await failure(setUp(answer).ask({ redirect: 'manual' }))).toEqual({
      kind: 'malformed',
      host: 'r.test',
    });
  });
});

describe('a request that is given up', () => {
  const never = () =>
    setUp(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          if (signal?.aborted) reject(signal.reason);
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );

  test('after its own time is network, 408', async () => {
    const { ask, clock } = never();
    const failed = failure(ask({ timeout: 7000 }));
    expect(clock.timeouts.map(({ milliseconds }) => milliseconds)).toEqual([7000]);
    clock.timeouts[0]?.fire();
    expect(await failed).toEqual({ kind: 'network', status: 408, host: 'r.test' });
  });

  test("after the caller's time limit is network, 408", async () => {
    const signal = AbortSignal.timeout(1);
    expect(await failure(never().ask({ signal }))).toEqual({ kind: 'network', status: 408, host: 'r.test' });
    expect(await failure(never().retry({ signal }))).toEqual({
      kind: 'network',
      status: 408,
      host: 'r.test',
    });
  });

  test('by its caller ends with the reason', async () => {
    const stop = new AbortController();
    const asked = never().ask({ signal: stop.signal });
    stop.abort('enough');
    await expect(asked).rejects.toBe('enough');
  });

  test('while it waits for its host is network, 408, too', async () => {
    const { http } = setUp(() => limited('5'));
    http.clock.sleep = (_, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const asked = sendWithRetry(http, { url: URL_ASKED, limit: 10, signal: AbortSignal.timeout(20) });
    expect(await failure(asked)).toEqual({ kind: 'network', status: 408, host: 'r.test' });
  });

  test('by the browser is network, and its text goes nowhere', async () => {
    const { ask } = setUp(() => Promise.reject(new TypeError('https://r.test/?secret')));
    const error = await ask().catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toEqual({ kind: 'network', host: 'r.test' });
    expect(JSON.stringify([error, `${(error as Error).stack}`])).not.toContain('secret');
  });
});

describe('a body', () => {
  test('is read up to the limit', async () => {
    expect((await setUp(() => new Response('x'.repeat(1000))).ask()).bytes).toHaveLength(1000);
    const large = setUp(() => new Response('x'.repeat(1001))).ask();
    expect(await failure(large)).toEqual({ kind: 'too-large', host: 'r.test' });
  });

  test('of an error is dropped if it is too large', async () => {
    const { ask } = setUp(() => new Response('x'.repeat(70_000), { status: 404 }));
    expect(await ask()).toMatchObject({ status: 404, bytes: new Uint8Array() });
  });
});

describe('a host that asks for a pause', () => {
  test('is left alone by every caller, for any path and method', async () => {
    const { http, ask, retry, sent, clock } = setUp(() => limited('90'));
    const until = clock.now() + 90_000;
    expect(await ask({ url: 'https://quay.io/api/v1/repository/a/b/tag/' })).toMatchObject({
      status: 429,
      pause: { until },
    });
    const paused = { kind: 'rate-limited', until, status: 429, host: 'quay.io' };
    const v2 = { url: 'https://quay.io/v2/a/b/tags/list' };
    expect(await failure(retry(v2))).toEqual(paused);
    expect(await failure(ask(v2))).toEqual(paused);
    expect(await failure(send({ ...http, waitBudget: 0 }, { ...v2, limit: 1 }))).toEqual(paused);
    expect(sent).toHaveLength(1);
    await ask({ url: 'https://other.test/' });
    await ask({ url: 'https://quay.io:8443/' });
    expect(sent).toHaveLength(3);
    clock.time = until;
    await ask(v2);
    expect(sent).toHaveLength(4);
  });

  test('of 3000000 seconds gets an hour; the requested time is kept', async () => {
    const { retry, ask, sent, clock } = setUp(() => limited('3000000'));
    const now = clock.now();
    const pause = { until: now + HOUR, askedUntil: now + 3_000_000_000 };
    expect((await retry()).pause).toEqual(pause);
    for (let at = 0; at < 10; at++)
      expect(await failure(ask())).toEqual({ kind: 'rate-limited', ...pause, status: 429, host: 'r.test' });
    expect(sent).toHaveLength(1);
    clock.time = now + HOUR;
    await ask();
    expect([sent.length, clock.slept]).toEqual([2, []]);
  });

  test('is requested at once if the user insists', async () => {
    const { http, ask, sent } = setUp(() => limited('90'));
    await ask();
    resumeHost(http, 'other.test');
    await failure(ask());
    resumeHost(http, 'r.test');
    await ask();
    expect(sent).toHaveLength(2);
  });

  test('by several answers is left alone for the longest', async () => {
    const headers = ['30', '90', '10'];
    const { http, ask, clock } = setUp(() => limited(headers.shift() ?? ''));
    await Promise.all([ask(), ask(), ask()]);
    expect(http.paused.get('r.test')).toEqual({ until: clock.now() + 90_000 });
  });

  test.each([500, 502, 503, 504])('with %i gets it too', async (status) => {
    const { http, ask } = setUp(() => limited('30', status));
    await ask();
    expect(http.paused.size).toBe(1);
  });

  test.each([200, 401, 404, 501, 505])('with %i does not', async (status) => {
    const { http, ask } = setUp(() => limited('30', status));
    await ask();
    expect(http.paused.size).toBe(0);
  });

  test('without a time is paused only if the caller opts in', async () => {
    const { http, ask, clock } = setUp(() => new Response('', { status: 429 }));
    await ask();
    expect(http.paused.size).toBe(0);
    await ask({ pausePolicy: { unnamed: 60_000, least: 1000 } });
    expect(http.paused.get('r.test')).toEqual({ until: clock.now() + 60_000 });
  });
});
