import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, nextWorker, startWorker } from './worker.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NGINX = 'library/nginx';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** How far the clock is set, in ms: from a second to ten years, either way. */
const anySetting = fc
  .constantFrom(1000, 5000, 59_000, 61_000, HOUR, DAY, 365 * DAY, 3650 * DAY)
  .chain((far) => fc.constantFrom(far, -far));

describe('whatever the clock is set to', () => {
  test('a visit checks the repository, once, and ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anySetting, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (settings, isNext) => {
          vi.setSystemTime(NOW);
          const hub = newWorld(fakeHub({ [NGINX]: tagsNamed(250) }));
          let worker = await startWorker();
          for (const far of [0, ...settings]) {
            vi.setSystemTime(Date.now() + far);
            hub.left = 180;
            if (isNext) worker = await nextWorker();
            const asked = hub.asked.length;
            const request = { repository: NGINX, freshSince: Date.now(), tags: ['t0', 't200'] };
            let { progress } = await worker.ask('listing.look', request);
            let steps = 0;
            for (; !progress.done && steps < 12; steps += 1) {
              vi.setSystemTime(Date.now() + 10);
              ({ progress } = await worker.ask('listing.advance', request));
              expect(progress.failure).toBeNull();
            }
            expect(progress).toMatchObject({ done: true, known: 250 });
            const requests = hub.asked.length - asked;
            expect([far, requests]).toEqual([
              far,
              requests <= 3 && (requests >= 1 || far === 0) ? requests : -1,
            ]);
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  test('a tab that was open before goes on without a request for each look', async () => {
    const hub = newWorld(fakeHub({ [NGINX]: tagsNamed(30) }));
    const worker = await startWorker();
    const request = { repository: NGINX, freshSince: Date.now(), tags: ['t0'] };
    await worker.ask('listing.advance', request);
    vi.setSystemTime(NOW - 365 * DAY);
    for (let look = 0; look < 10; look++) {
      vi.setSystemTime(Date.now() + 1000);
      const { progress } = await worker.ask('listing.look', request);
      if (!progress.done) await worker.ask('listing.advance', request);
    }
    expect(hub.asked.length).toBeLessThanOrEqual(2);
  });

  test('a host that asked for seconds is not refused for more than an hour', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('5', '60', '3600', '86400', '1790000000', 'Fri, 31 Dec 9999 23:59:59 GMT', ''),
        anySetting,
        async (retryAfter, far) => {
          vi.setSystemTime(NOW);
          const hub = newWorld(fakeHub({ [NGINX]: tagsNamed(3) }));
          const headers = retryAfter === '' ? {} : { 'retry-after': retryAfter };
          hub.instead.push(() => new Response('', { status: 429, headers }));
          const worker = await startWorker();
          const request = () => ({ repository: NGINX, freshSince: Date.now(), tags: [] });
          const first = await worker.ask('listing.advance', request());
          expect(first.progress.failure?.kind).toBe('rate-limited');
          vi.setSystemTime(NOW + far);
          const until = (await worker.ask('listing.advance', request())).progress.failure?.until ?? 0;
          expect(until).toBeLessThanOrEqual(Date.now() + HOUR);
          vi.setSystemTime(Date.now() + HOUR);
          expect((await worker.ask('listing.advance', request())).progress).toMatchObject({
            failure: null,
            known: 3,
          });
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);

  test('what is left of Hub’s limits is not told from the future', async () => {
    newWorld(fakeHub({ [NGINX]: tagsNamed(3) }));
    const worker = await startWorker();
    await worker.ask('listing.advance', { repository: NGINX, freshSince: Date.now(), tags: [] });
    expect((await worker.ask('budget.look', {})).requests).not.toBeNull();
    vi.setSystemTime(NOW - DAY);
    expect((await worker.ask('budget.look', {})).requests).toBeNull();
  });
});
