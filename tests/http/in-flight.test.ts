import { describe, expect, test, vi } from 'vitest';
import { failureOf } from '../../lib/failure.ts';
import { createShare } from '../../lib/http/in-flight.ts';

/** Work that ends when it is told to. */
function work() {
  const started: { signal: AbortSignal; end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const start = (signal: AbortSignal) =>
    new Promise<string>((end, fail) => void started.push({ signal, end, fail }));
  return { started, start };
}

describe('work in flight', () => {
  test('is shared by callers with the same key, and begins again once it has ended', async () => {
    const share = createShare();
    const { started, start } = work();
    const all = [1, 2, 3].map(() => share({ key: 'a', host: 'r.test' }, start));
    const other = share({ key: 'b', host: 'r.test' }, start);
    expect(started).toHaveLength(2);
    started[0]?.end('first');
    started[1]?.end('other');
    expect([await Promise.all(all), await other]).toEqual([['first', 'first', 'first'], 'other']);
    const again = share({ key: 'a', host: 'r.test' }, start);
    expect(started).toHaveLength(3);
    started[2]?.end('second');
    expect(await again).toBe('second');
  });

  test('is shared for a while after it has ended, if that is wished, unless it failed', async () => {
    vi.useFakeTimers();
    const share = createShare();
    const { started, start } = work();
    const ask = () => share({ key: 'a', host: 'r.test', holdMs: 1000 }, start);
    const failed = ask();
    started[0]?.fail(new Error('broken'));
    await expect(failed).rejects.toThrow('broken');
    const first = ask();
    started[1]?.end('kept');
    await first;
    vi.advanceTimersByTime(999);
    expect([await ask(), started.length]).toEqual(['kept', 2]);
    vi.advanceTimersByTime(1);
    void ask();
    expect(started).toHaveLength(3);
    vi.useRealTimers();
  });

  test('fails for every caller, and the next caller tries again', async () => {
    const share = createShare();
    const { started, start } = work();
    const all = [1, 2].map(() => share({ key: 'a', host: 'r.test' }, start));
    started[0]?.fail(new Error('broken'));
    for (const each of all) await expect(each).rejects.toThrow('broken');
    void share({ key: 'a', host: 'r.test' }, start);
    expect(started).toHaveLength(2);
  });

  test('goes on for those who wait when another gives up, and ends with the last', async () => {
    const share = createShare();
    const { started, start } = work();
    const [first, second] = [new AbortController(), new AbortController()];
    const ask = ({ signal }: AbortController) => share({ key: 'a', host: 'r.test', signal }, start);
    const [gone, stays] = [ask(first), ask(second)];
    first.abort('enough');
    await expect(gone).rejects.toBe('enough');
    expect(started[0]?.signal.aborted).toBe(false);
    second.abort(new DOMException('', 'TimeoutError'));
    expect(failureOf(await stays.catch((error: unknown) => error))).toEqual({
      kind: 'network',
      status: 408,
      host: 'r.test',
    });
    expect(started[0]?.signal.aborted).toBe(true);
    const later = ask(new AbortController());
    expect(started).toHaveLength(2);
    started[1]?.end('later');
    expect(await later).toBe('later');
  });
});
