// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Resource, useResource } from '../../../components/inspect/resource.ts';
import { type Failure, TagkinError } from '../../../lib/failure.ts';
import { draw } from '../draw.ts';

beforeEach(
  () =>
    void vi.useFakeTimers({
      toFake: ['Date', 'setTimeout', 'clearTimeout'],
      now: Date.parse('2026-11-20T12:00:00Z'),
    }),
);
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

/** A section's data, whose loads have these outcomes, one after the other; the last one again and again. */
async function loaded(...outcomes: (Failure | 'value')[]) {
  let calls = 0;
  let shown: Resource<string> | null = null;
  const load = async () => {
    const outcome = outcomes[Math.min(calls++, outcomes.length - 1)] ?? 'value';
    if (outcome !== 'value') throw new TagkinError(outcome);
    return outcome;
  };
  function Section() {
    shown = useResource(['subject', 'key'], true, load);
    return null;
  }
  const page = await draw(<Section />);
  await pass(0);
  return { page, calls: () => calls, state: () => shown?.state, load: () => shown?.load() };
}

test('a temporary failure is retried by itself, ever more seldom', async () => {
  const { calls, state } = await loaded({ kind: 'network' }, { kind: 'network' }, 'value');
  expect([calls(), state()]).toEqual([1, 'error']);
  await pass(2000);
  expect([calls(), state()]).toEqual([2, 'error']);
  await pass(2000);
  expect(calls()).toBe(2);
  await pass(2000);
  expect([calls(), state()]).toEqual([3, 'complete']);
});

test.each<Failure>([
  { kind: 'internal' },
  { kind: 'not-found' },
  { kind: 'malformed' },
  { kind: 'rate-limited' },
])('%j is not', async (failure) => {
  const { calls } = await loaded(failure);
  await pass(3_600_000);
  expect(calls()).toBe(1);
});

test('a pause is waited for, to its end', async () => {
  const { calls } = await loaded({ kind: 'rate-limited', until: Date.now() + 60_000 }, 'value');
  await pass(59_000);
  expect(calls()).toBe(1);
  await pass(1000);
  expect(calls()).toBe(2);
});

test('loaded again by a click, or gone, the waiting one ends', async () => {
  const { page, calls, load } = await loaded({ kind: 'network' }, { kind: 'network' });
  await act(() => load());
  await pass(0);
  expect(calls()).toBe(2);
  await page.redraw(null);
  await pass(600_000);
  expect(calls()).toBe(2);
});

test('what was asked for just before the image was known better is loaded for that; nothing else is loaded unasked', async () => {
  const asked: string[] = [];
  let ask = () => {};
  function Section({ digest, image = 'nginx' }: { digest: string; image?: string }) {
    const { state, load } = useResource([image, digest], false, async () => {
      asked.push(digest);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    });
    ask = load;
    return <p>{state}</p>;
  }
  const page = await draw(<Section digest="unknown" />);
  await act(() => ask());
  await page.redraw(<Section digest="a" />);
  expect([page.text(), asked]).toEqual(['loading', ['unknown', 'a']]);
  await pass(1000);
  expect(page.text()).toBe('complete');
  await page.redraw(<Section digest="b" />);
  await act(() => ask());
  await page.redraw(<Section digest="b" image="golang" />);
  await pass(1000);
  expect([page.text(), asked]).toEqual(['idle', ['unknown', 'a', 'b']]);
});

test('what is asked for between a drawing and its effects is loaded to its end', async () => {
  let ask = () => {};
  function Section({ digest }: { digest: string }) {
    const { state, load } = useResource(['nginx', digest], false, async () => digest);
    ask = load;
    return <p>{state}</p>;
  }
  const page = await draw(<Section digest="unknown" />);
  render(<Section digest="a" />, page.root); // without `act`, which runs the effects too
  ask();
  await pass(0);
  expect(page.text()).toBe('complete');
});

test('what was drawn with an older key loads what the newer one is about, and the older load is over', async () => {
  const seen: Resource<string>[] = [];
  const signals: AbortSignal[] = [];
  function Section({ about }: { about: string }) {
    const resource = useResource(['subject', about], false, async (signal) => {
      signals.push(signal);
      return about;
    });
    seen.push(resource);
    return null;
  }
  const root = document.createElement('div');
  await act(() => render(<Section about="old" />, root));
  await act(() => render(<Section about="new" />, root));
  await act(() => seen[0]?.load());
  await pass(0);
  expect([seen.at(-1)?.state, seen.at(-1)?.value]).toEqual(['complete', 'new']);
  await act(() => seen.at(-1)?.load());
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});
