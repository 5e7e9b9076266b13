import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ListingAnswer } from '../../lib/messages/listing-answers.ts';
import { BROKEN } from '../store/broken-disk.ts';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, nextWorker, startWorker, type Worker } from './worker.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const request = (repository: string, tags: string[] = []) => ({ repository, freshSince: Date.now(), tags });

/** What a tab does: one step after the other, until nothing is left to do or it must wait. */
async function follow(worker: Worker, repository: string, tags: string[] = []): Promise<ListingAnswer> {
  const asked = request(repository, tags);
  for (let step = 0; step < 50; step++) {
    const answer = await worker.ask('listing.advance', asked);
    const { done, failure, resumeAt } = answer.progress;
    if (done || failure || resumeAt) return answer;
  }
  throw new Error('it never ends');
}

describe('a listing', () => {
  test('grows step by step to the whole, and has the aliases of the visible tags', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(950) }));
    const worker = await startWorker();
    const first = await worker.ask('listing.advance', request('library/nginx', ['t0', 't900']));
    expect(first.progress).toMatchObject({ known: 100, total: 950, done: false, complete: false });
    expect(first.tags.map(({ tag, known }) => [tag, known])).toEqual([
      ['t0', true],
      ['t900', false],
    ]);
    const whole = await follow(worker, 'library/nginx', ['t900']);
    expect(whole.progress).toMatchObject({
      known: 950,
      images: 475,
      complete: true,
      capped: false,
      failure: null,
    });
    expect(whole.tags[0]).toMatchObject({ sameIndex: ['t901'], samePlatform: ['t902', 't903'] });
    expect(hub.asked).toHaveLength(10);
  });

  test('is there for the next worker, which checks it once', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(950) }));
    await follow(await startWorker(), 'library/nginx');
    hub.asked.splice(0);
    vi.setSystemTime(NOW + 3_600_000);
    const worker = await startWorker();
    const seen = await worker.ask('listing.look', request('library/nginx', ['t3']));
    expect(seen.progress).toMatchObject({ known: 950, done: false, complete: false });
    expect(hub.asked).toHaveLength(0);
    expect((await follow(worker, 'library/nginx')).progress.complete).toBe(true);
    expect(hub.asked).toHaveLength(1);
    expect((await worker.ask('listing.look', request('library/nginx'))).progress.known).toBe(950);
  });

  test('a worker that dies in every step keeps what it had', async () => {
    newWorld(fakeHub({ 'library/nginx': tagsNamed(950) }));
    const asked = request('library/nginx');
    let answer: ListingAnswer | undefined;
    for (let step = 0; step < 9 && !answer?.progress.done; step++)
      answer = await (await startWorker()).ask('listing.advance', asked);
    expect(answer?.progress).toMatchObject({ known: 950, complete: true });
  });

  test('one job for any number of callers', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(450), 'library/redis': tagsNamed(150) }));
    const worker = await startWorker();
    const tabs = [1, 2, 3, 4, 5].map(() => follow(worker, 'library/nginx', ['t0']));
    const answers = await Promise.all([...tabs, follow(worker, 'library/redis')]);
    expect(answers.map(({ progress }) => progress.known)).toEqual([450, 450, 450, 450, 450, 150]);
    expect(hub.asked).toHaveLength(5 + 2);
  });

  test('groups come from what is known, without a request', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(4) }));
    const worker = await startWorker();
    const request = { repository: 'library/nginx', filter: '', noise: false, from: 0, count: 100 };
    expect(await worker.ask('listing.groups', request)).toEqual({ known: 0, found: 0, noise: 0, groups: [] });
    await follow(worker, 'library/nginx');
    hub.asked.splice(0);
    const first = await worker.ask('listing.groups', request);
    expect(first.groups.map(({ tags }) => tags)).toEqual([
      ['t0', 't1'],
      ['t2', 't3'],
    ]);
    const second = await worker.ask('listing.groups', { ...request, from: 1, count: 1 });
    expect([second.found, second.groups]).toEqual([2, first.groups.slice(1)]);
    const filtered = await worker.ask('listing.groups', { ...request, filter: 't3' });
    expect(filtered).toEqual({ known: 4, found: 1, noise: 0, groups: first.groups.slice(1) });
    const file = await worker.ask('listing.export', { repository: 'library/nginx', format: 'text' });
    expect(file).toEqual({ known: 4, file: 't0\nt1\nt2\nt3\n' });
    expect(hub.asked).toHaveLength(0);
  });

  test('a chosen platform is remembered', async () => {
    newWorld(fakeHub({ 'library/nginx': tagsNamed(4) }));
    await (await startWorker()).ask('platform.choose', { platform: 'linux/arm64' });
    const answer = await follow(await startWorker(), 'library/nginx');
    expect(answer.progress.platform).toBe('linux/arm64');
  });

  test('a clock that was set back does not cause endless requests', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(4) }));
    const worker = await startWorker();
    const asked = request('library/nginx');
    vi.setSystemTime(NOW - 60_000);
    expect((await worker.ask('listing.advance', asked)).progress.done).toBe(true);
    expect(hub.asked).toHaveLength(1);
  });
});

describe("Docker Hub's rate", () => {
  test('40 requests a minute stay with the reader', async () => {
    const hub = newWorld(fakeHub({ 'library/php': tagsNamed(17_000) }));
    const answer = await follow(await startWorker(), 'library/php');
    expect(hub.left).toBe(40);
    expect(answer.progress.failure).toEqual({ kind: 'rate-limited', until: NOW + 61_000 });
    expect(answer.progress).toMatchObject({ known: 14_000, total: 17_000, complete: false });
    const again = await follow(await nextWorker(), 'library/php');
    expect([hub.left, again.progress.known]).toEqual([40, 14_000]);
    vi.setSystemTime(NOW + 61_000);
    hub.left = 180;
    expect((await follow(await nextWorker(), 'library/php')).progress.complete).toBe(true);
  });

  const refused = (seconds: string) => () =>
    new Response('Too Many Requests (HAP429).', { status: 429, headers: { 'retry-after': seconds } });

  test('a 429 is remembered for every repository, and for the next worker', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(4), 'library/redis': tagsNamed(4) }));
    hub.instead.push(refused('90'));
    const limited = { kind: 'rate-limited', until: NOW + 90_000 };
    expect((await follow(await startWorker(), 'library/nginx')).progress.failure).toMatchObject(limited);
    vi.setSystemTime(NOW + 80_000);
    expect((await follow(await nextWorker(), 'library/redis')).progress.failure).toMatchObject(limited);
    expect(hub.asked).toHaveLength(1);
    vi.setSystemTime(NOW + 90_000);
    expect((await follow(await nextWorker(), 'library/nginx')).progress.complete).toBe(true);
  });

  test('a 429 to a search holds listings back too', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(4) }));
    hub.instead.push(refused('90'));
    const worker = await startWorker();
    await expect(worker.ask('hub.search', { text: 'nginx' })).rejects.toMatchObject({
      failure: { kind: 'rate-limited', until: NOW + 90_000 },
    });
    const answer = await follow(await nextWorker(), 'library/nginx');
    expect(answer.progress.failure).toMatchObject({ kind: 'rate-limited', until: NOW + 90_000 });
    expect(hub.asked).toHaveLength(1);
  });

  test('a 429 in the middle keeps what came before it', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(950) }));
    const worker = await startWorker();
    await worker.ask('listing.advance', request('library/nginx'));
    hub.instead.push(
      refused('30'),
      refused('30'),
      refused('30'),
      refused('30'),
      refused('30'),
      refused('30'),
    );
    const answer = await follow(worker, 'library/nginx');
    expect(answer.progress).toMatchObject({ known: 100, complete: false, failure: { kind: 'rate-limited' } });
    vi.setSystemTime(NOW + 30_000);
    hub.instead.splice(0); // for requests that the pause has kept from being sent
    expect((await follow(worker, 'library/nginx')).progress).toMatchObject({ known: 950, complete: true });
  });
});

describe('failures', () => {
  test.each([
    ['no such repository', () => new Response('', { status: 404 }), { kind: 'not-found', status: 404 }],
    ['a private one', () => new Response('', { status: 403 }), { kind: 'unauthorized', status: 403 }],
    ['a fault', () => new Response('', { status: 503 }), { kind: 'network', status: 503 }],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'network' }],
    ['nonsense', () => new Response('<html>'), { kind: 'network' }],
    ['another shape', () => new Response('{"count":"many"}'), { kind: 'malformed' }],
  ])('%s: reported with what is known, and retried', async (_, instead, failure) => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(4) }));
    hub.instead.push(instead);
    const worker = await startWorker();
    const failed = await follow(worker, 'library/nginx', ['t0']);
    expect(failed.progress).toMatchObject({ known: 0, done: false, complete: false, failure });
    expect(failed.tags).toMatchObject([{ tag: 't0', known: false }]);
    expect((await follow(worker, 'library/nginx')).progress.complete).toBe(true);
  });

  test('what was known stays when it cannot be checked, and is not called complete', async () => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(4) }));
    const worker = await startWorker();
    await follow(worker, 'library/nginx');
    vi.setSystemTime(NOW + 3_600_000);
    hub.instead.push(() => Promise.reject(new TypeError('Failed to fetch')));
    const answer = await follow(worker, 'library/nginx', ['t0']);
    expect(answer.progress).toMatchObject({ known: 4, complete: false, failure: { kind: 'network' } });
    expect(answer.tags[0]).toMatchObject({ known: true, sameIndex: ['t1'] });
  });
});

describe('where nothing can be stored', () => {
  test.each(Object.entries(BROKEN))('%s: the listing is answered all the same', async (_, disk) => {
    const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(450) }));
    vi.stubGlobal('indexedDB', disk());
    const answer = await follow(await startWorker(), 'library/nginx', ['t0']);
    expect(answer.progress).toMatchObject({ known: 450, complete: true });
    expect(answer.tags[0]).toMatchObject({ sameIndex: ['t1'] });
    expect(hub.asked).toHaveLength(5);
  });
});
