import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sleep, systemClock } from '../../lib/http/clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DAY = 86_400_000;

/** Whether a promise is settled once all that waits for a time has run. */
function watch(promise: Promise<unknown>) {
  const state = { isOver: false };
  const over = () => {
    state.isOver = true;
  };
  promise.then(over, over);
  return state;
}

test.each([0, 1, 1000, 2 ** 31 - 1, 2 ** 31, 3_000_000_000, 100 * DAY])(
  'a sleep of %d ms lasts that long, whatever setTimeout can take',
  async (milliseconds) => {
    const delays = vi.spyOn(globalThis, 'setTimeout');
    const slept = watch(systemClock.sleep(milliseconds));
    await vi.advanceTimersByTimeAsync(Math.max(0, milliseconds - 1));
    expect(slept.isOver).toBe(milliseconds === 0);
    await vi.advanceTimersByTimeAsync(1);
    expect(slept.isOver).toBe(true);
    for (const [, delay = 0] of delays.mock.calls) expect(delay).toBeLessThan(2 ** 31);
    vi.restoreAllMocks();
  },
);

test('an endless sleep ends by its signal, with the reason', async () => {
  const stop = new AbortController();
  const slept = sleep(Infinity, stop.signal);
  const failed = expect(slept).rejects.toBe('enough');
  await vi.advanceTimersByTimeAsync(60 * DAY);
  stop.abort('enough');
  await failed;
  expect(vi.getTimerCount()).toBe(0);
});

test('a signal that has aborted allows no sleep', async () => {
  await expect(sleep(10, AbortSignal.abort('enough'))).rejects.toBe('enough');
  expect(vi.getTimerCount()).toBe(0);
});
