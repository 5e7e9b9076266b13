// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { redrawnWhenOther } from '../../components/redrawn.tsx';
import { useInSteps } from '../../entrypoints/popup/pasted/use-in-steps.ts';
import { useKept } from '../../entrypoints/popup/pasted/use-kept.ts';
import { useLatest } from '../../entrypoints/popup/pasted/use-latest.ts';
import { useRewritten } from '../../entrypoints/popup/pasted/use-rewritten.ts';
import type { Found, TextPlace } from '../../lib/paste/pasted.ts';
import type { Change } from '../../lib/paste/pin/edits.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import { digestOf } from '../aliases/truth.ts';
import { draw } from '../components/draw.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rowsOf = (...positions: number[]) => positions.map((at) => ({ at }));
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

function Steps({ order }: { order: readonly number[] }) {
  return <p>{useInSteps(rowsOf(...order)).map(({ at }) => `${at} `)}</p>;
}

test('rows of a long table are drawn twenty at a time, and come to another order in such steps', async () => {
  const drawn = await draw(<Steps order={upTo(50)} />);
  const shown = () => drawn.text().trim().split(' ').map(Number);
  const next = () => act(() => void vi.advanceTimersToNextTimer());
  expect(shown()).toEqual(upTo(20));
  await next();
  expect(shown()).toEqual(upTo(40));
  await next();
  expect(shown()).toEqual(upTo(50));
  expect(vi.getTimerCount()).toBe(0);

  const backwards = upTo(50).reverse();
  await drawn.redraw(<Steps order={backwards} />);
  expect(shown()).toEqual([...backwards.slice(0, 20), ...upTo(30)]);
  await next();
  expect(shown()).toEqual([...backwards.slice(0, 40), ...upTo(10)]);
  await next();
  expect(shown()).toEqual(backwards);
});

test('a row is drawn again where something in it is another, and calls what was given last', async () => {
  const drawings = vi.fn();
  const Row = redrawnWhenOther(({ row, press }: { row: { name: string }; press: () => void }) => {
    drawings(row.name);
    return (
      <button type="button" onClick={press}>
        {row.name}
      </button>
    );
  });
  const Table = ({ names, press }: { names: string[]; press: () => void }) => {
    const same = useLatest(press);
    return (
      <>
        {useKept(names.map((name) => ({ name }))).map((row) => (
          <Row key={row.name} row={row} press={same} />
        ))}
      </>
    );
  };
  const presses = [vi.fn(), vi.fn()] as const;
  const drawn = await draw(<Table names={['a', 'b']} press={presses[0]} />);
  await drawn.redraw(<Table names={['a', 'c']} press={presses[1]} />);
  expect(drawings.mock.calls.flat()).toEqual(['a', 'b', 'c']);
  await act(() => drawn.all('button')[0]?.click());
  expect(presses.map((press) => press.mock.calls.length)).toEqual([0, 1]);
});

/** One `ARG` for two images, in a text that is too long to be read again at once. */
const LONG_FILE = `ARG V=1.29\nFROM nginx:$V\nFROM nginx:$V-alpine\n${'# nothing of note\n'.repeat(400)}`;

test('a long text is read again once nothing changes, and before that when it is copied', async () => {
  const { found } = readPasted(LONG_FILE);
  const [first] = found;
  const changes = new Map<Found<TextPlace>, Change>(
    first ? [[first, { tag: '1.31', digest: digestOf(1) }]] : [],
  );
  let exact = () => '';
  const Text = ({ isRunning }: { isRunning: boolean }) => {
    const shown = useRewritten(LONG_FILE, found, changes, isRunning);
    exact = shown.exact;
    return <pre data-lines={shown.lines.length}>{shown.text}</pre>;
  };
  const drawn = await draw(<Text isRunning />);
  const isUnchecked = () => drawn.text().includes('ARG V=1.31');
  expect([isUnchecked(), exact()]).toEqual([true, LONG_FILE]);
  await act(() => void vi.advanceTimersByTime(5000));
  expect(isUnchecked()).toBe(true);
  await drawn.redraw(<Text isRunning={false} />);
  expect([isUnchecked(), exact()]).toEqual([true, LONG_FILE]);
  await act(() => void vi.advanceTimersByTime(300));
  expect([drawn.text(), exact()]).toEqual([LONG_FILE, LONG_FILE]);
  expect(drawn.one('pre').dataset.lines).toBe('0');
});
