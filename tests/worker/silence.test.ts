import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeHub, fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

const visit = { repository: 'library/nginx', freshSince: Number.MAX_SAFE_INTEGER, tags: ['t0'] };
let hub: FakeHub;
let worker: Worker;
/** Lets the requests that wait be answered. */
let answer: () => void;

beforeEach(async () => {
  hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(3) }));
  const silence = new Promise<void>((resolve) => {
    answer = resolve;
  });
  hub.onAsk = () => silence;
  worker = await startWorker();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => void vi.useRealTimers());

/** Until the first request is sent. */
const untilSent = async () => {
  while (hub.asked.length === 0) await new Promise(setImmediate);
};

test('a silent Hub is told after 6 seconds, with what is known; the next message joins the step', async () => {
  let told = false;
  const first = worker.ask('listing.advance', visit).finally(() => {
    told = true;
  });
  await untilSent();
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  const { progress } = await first;
  expect(progress).toMatchObject({
    done: false,
    known: 0,
    failure: { kind: 'network', status: 408, host: 'hub.docker.com' },
  });
  const second = worker.ask('listing.advance', visit);
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  answer();
  expect((await second).progress).toMatchObject({ known: 3, failure: null });
  expect(hub.asked).toHaveLength(1);
});

test('build steps that do not come are told too, and asked for once', async () => {
  const steps = { repository: 'library/nginx', tag: 't0', platform: 'linux/amd64' };
  const first = worker.ask('config.steps', steps).catch(({ failure }) => failure);
  await untilSent();
  await vi.advanceTimersByTimeAsync(7000);
  expect(await first).toEqual({ kind: 'network', status: 408, host: 'hub.docker.com' });
  const second = worker.ask('config.steps', steps).catch(({ failure }) => failure);
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  answer();
  await second;
  expect(hub.asked).toHaveLength(1);
});
