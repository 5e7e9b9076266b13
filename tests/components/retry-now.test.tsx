// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { RetryNow } from '../../components/retry-now.tsx';
import type { Failure } from '../../lib/failure.ts';
import { draw } from './draw.ts';

const LIMITED: Failure = { kind: 'rate-limited', host: 'r.test', until: Date.UTC(2026, 10, 28, 12) };

test('retries the host that asked for a pause', async () => {
  const retry = vi.fn();
  const page = await draw(<RetryNow failure={LIMITED} retry={retry} />);
  await page.click('[data-action="retry"]');
  expect(retry).toHaveBeenCalledExactlyOnceWith('r.test');
  expect(page.all('.note')).toEqual([]);
});

test('counts a pause down, also one that cannot be ended', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 28, 11, 58, 1) });
  try {
    for (const failure of [LIMITED, { ...LIMITED, host: '' }]) {
      vi.setSystemTime(Date.UTC(2026, 10, 28, 11, 58, 1));
      const page = await draw(<RetryNow key={failure.host} failure={failure} retry={() => undefined} />);
      expect(page.one('[role="timer"]').textContent).toBe('Answers again in 1:59.');
      await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)));
      expect(page.one('[role="timer"]').textContent).toBe('Answers again in 0:59.');
      await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)));
      expect(page.all('[role="timer"]')).toEqual([]);
    }
  } finally {
    vi.useRealTimers();
  }
});

test('shows the later time that the host named', async () => {
  const failure = { ...LIMITED, askedUntil: Date.UTC(2027, 0, 2, 12) };
  const page = await draw(<RetryNow failure={failure} retry={() => undefined} />);
  expect(page.one('.note').textContent).toBe('r.test asked for a pause until Jan 2, 2027, 12:00 PM.');
});

test.each<Failure>([
  { kind: 'unauthorized', host: 'r.test' },
  { kind: 'malformed', host: 'r.test' },
  { kind: 'rate-limited', until: 1 },
])('is not there for %j', async (failure) => {
  expect((await draw(<RetryNow failure={failure} retry={() => undefined} />)).all('button')).toEqual([]);
});

test.each<Failure>([
  { kind: 'network' },
  { kind: 'rate-limited', host: 'r.test' }, // a pull limit, which names no time
  { kind: 'network', status: 403, host: 'r.test' },
  { kind: 'network', status: 503, host: 'r.test' },
  { kind: 'malformed', mayPass: true, host: 'r.test' },
])('retries what may pass at once: %j', async (failure) => {
  const retry = vi.fn();
  await (await draw(<RetryNow failure={failure} retry={retry} />)).click('[data-action="retry"]');
  expect(retry).toHaveBeenCalledExactlyOnceWith(failure.host ?? '');
});
