import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pushedText } from '../hub-in-a-box/time-text.ts';
import { type FakeHub, fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker } from './worker.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const NGINX = 'library/nginx';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A visit by a worker that has just started, with what the one before stored. Out: how many requests it cost. */
async function visit(hub: FakeHub): Promise<number> {
  vi.setSystemTime(Date.now() + 3_600_000);
  hub.left = 180;
  const before = hub.asked.length;
  const worker = await startWorker();
  const asked = { repository: NGINX, freshSince: Date.now(), tags: ['t0'] };
  for (let step = 0; step < 100; step++) {
    const { progress } = await worker.ask('listing.advance', asked);
    expect(progress.failure).toBeNull();
    if (progress.done) return hub.asked.length - before;
  }
  throw new Error('it never ends');
}

describe('a repository that has not changed costs one request', () => {
  test.each([1, 99, 450, 1000])('%i tags, with microseconds as Hub has them', async (count) => {
    const hub = newWorld(fakeHub({ [NGINX]: tagsNamed(count) }));
    expect(await visit(hub)).toBe(Math.max(1, Math.ceil(count / 100)));
    expect([await visit(hub), await visit(hub)]).toEqual([1, 1]);
  });

  test('whenever its tags were pushed: before 1970, after 2106, or at a time that is not known', async () => {
    const anyTime = fc.option(
      fc.tuple(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        fc.nat(999),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyTime, { minLength: 101, maxLength: 130 }), async (times) => {
        const tags = tagsNamed(times.length).map((tag, at) => {
          const time = times[at];
          return { ...tag, pushedAt: time ? pushedText(time[0].getTime(), time[1]) : null };
        });
        const hub = newWorld(fakeHub({ [NGINX]: tags }));
        await visit(hub);
        expect(await visit(hub)).toBe(1);
      }),
      { numRuns: 15 },
    );
  });

  test('unless one was pushed a millisecond later', async () => {
    const [first, ...rest] = tagsNamed(450);
    if (!first) throw new Error('no tag');
    await visit(newWorld(fakeHub({ [NGINX]: [first, ...rest] })));
    const pushed = { ...first, pushedAt: pushedText(1_700_000_000_124, 0) };
    const hub = fakeHub({ [NGINX]: [pushed, ...rest] });
    vi.stubGlobal('fetch', hub.fetch);
    expect(await visit(hub)).toBe(1);
    const request = { repository: NGINX, filter: 't0', noise: false, from: 0, count: 1 };
    const { groups } = await (await startWorker()).ask('listing.groups', request);
    expect(groups[0]?.pushed).toBe(1_700_000_000_124);
  });
});
