import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newWorld, startWorker, type Worker } from './worker.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;
const RETRY_AFTER_SECONDS = '3000000'; // 34 days, in seconds: more than setTimeout takes

let worker: Worker;
let asked: string[];
let answer: () => Response;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  newWorld();
  asked = [];
  answer = () => new Response('', { status: 429, headers: { 'retry-after': RETRY_AFTER_SECONDS } });
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(new URL(url).host + new URL(url).pathname);
    return answer();
  });
  worker = await startWorker();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const advance = (registry: string, repository: string, from: 'ordinary' | 'private' = 'ordinary') =>
  worker.ask('listing.advance', { registry, repository, freshSince: Date.now(), tags: [] }, from);
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { failure: unknown }) => error.failure,
  );
const limited = {
  kind: 'rate-limited',
  until: NOW + HOUR,
  askedUntil: NOW + 3_000_000_000,
};

describe('a 429', () => {
  test("of Quay's API pauses its /v2/ too, in either kind of window, for an hour", async () => {
    expect((await advance('quay.io', 'team/app')).progress.failure).toMatchObject(limited);
    expect(asked).toEqual(['quay.io/api/v1/repository/team/app/tag/']);
    const inspect = (from: 'ordinary' | 'private') =>
      failureOf(worker.ask('image.inspect', { image: 'quay.io/team/app:1', until: 'platforms' }, from));
    expect(await inspect('ordinary')).toMatchObject(limited);
    expect(await inspect('private')).toMatchObject(limited);
    expect((await advance('quay.io', 'team/other', 'private')).progress.failure).toMatchObject(limited);
    const account = { registry: 'quay.io', account: 'me', secret: 's', keep: 'session' } as const;
    await worker.ask('account.save', { ...account, check: true });
    expect(asked).toHaveLength(1);
    vi.setSystemTime(NOW + HOUR);
    await inspect('ordinary');
    expect(asked.length).toBeGreaterThan(1);
  });

  test('of hub.docker.com pauses every request to it, signing in too', async () => {
    expect((await advance('docker.io', 'library/nginx')).progress.failure).toMatchObject(limited);
    const search = worker.ask('hub.search', { text: 'nginx' }, 'private');
    expect(await failureOf(search)).toMatchObject({ kind: 'rate-limited', until: NOW + HOUR });
    const account = { registry: 'docker.io', account: 'me', secret: 's', keep: 'session' } as const;
    const check = await worker.ask('account.save', { ...account, check: true });
    expect(check).toEqual({ state: 'refused', reason: 'locked' });
    expect(asked).toHaveLength(1);
  });

  test('a limit whose end cannot be meant does not count', async () => {
    const reset = { 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': '99999999999999999999' };
    answer = () => new Response('{"count":0,"next":null,"results":[]}', { headers: reset });
    for (let visit = 0; visit < 2; visit += 1)
      expect((await advance('docker.io', 'library/nginx')).progress.failure).toBeNull();
    expect((await worker.ask('budget.look', {})).requests).toBeNull();
  });

  test.each(['docker.io', 'quay.io'])('of %s is overridden by the user', async (registry) => {
    await advance(registry, 'team/app');
    answer = () => new Response('', { status: 404 });
    const { resumeHost } = await import('../../lib/worker/http.ts');
    await resumeHost('elsewhere.test');
    expect((await advance(registry, 'team/app')).progress.failure?.kind).toBe('rate-limited');
    expect(asked).toHaveLength(1);
    await resumeHost(registry === 'docker.io' ? 'hub.docker.com' : registry);
    await advance(registry, 'team/app');
    expect(asked).toHaveLength(2);
  });
});
