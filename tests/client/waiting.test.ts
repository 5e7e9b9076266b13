// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wait } from '../../lib/client/waiting.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

function watch(promise: Promise<unknown>) {
  const state = { isOver: false };
  void promise.then(() => {
    state.isOver = true;
  });
  return state;
}

test.each([-1000, 0, 5000, 3_600_000, 3_000_000_000])('a wait of %d ms lasts that long', async (left) => {
  const waited = watch(wait(Date.now() + left, new AbortController().signal));
  await vi.advanceTimersByTimeAsync(Math.max(0, left - 1));
  expect(waited.isOver).toBe(left <= 0);
  await vi.advanceTimersByTimeAsync(1);
  expect(waited.isOver).toBe(true);
});

test('a wait ends when the network comes back, or when it is aborted', async () => {
  const stop = new AbortController();
  const until = Date.now() + 3_000_000_000;
  const online = watch(wait(until, new AbortController().signal));
  const stopped = watch(wait(until, stop.signal));
  const aborted = watch(wait(until, AbortSignal.abort()));
  await vi.advanceTimersByTimeAsync(0);
  expect([online.isOver, stopped.isOver, aborted.isOver]).toEqual([false, false, true]);
  stop.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect([online.isOver, stopped.isOver]).toEqual([false, true]);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(online.isOver).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
