// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InspectPage } from '../../../components/inspect/page.ts';
import { InTurn } from '../../../entrypoints/inspect/in-turn.tsx';
import { draw } from '../draw.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const drawn: string[] = [];
const A = ({ platform }: InspectPage) => <p>{drawn.push(`a ${platform}`)}</p>;
const B = ({ platform }: InspectPage) => <p>{drawn.push(`b ${platform}`)}</p>;
const both = (platform: string) => {
  const page = { platform } as InspectPage;
  return [<InTurn key="a" View={A} page={page} />, <InTurn key="b" View={B} page={page} />];
};
/** What was drawn since, and after each task. */
const tasks = async (count: number) => {
  const all: string[][] = [drawn.splice(0)];
  for (let task = 0; task < count; task++) {
    await act(async () => void (await vi.advanceTimersToNextTimerAsync()));
    all.push(drawn.splice(0));
  }
  return all;
};

test('sections draw what is new one after the other, a task each, and only the newest', async () => {
  const page = await draw(both('amd64'));
  await tasks(3);
  await page.redraw(both('arm64'));
  expect(await tasks(3)).toEqual([[], ['a arm64'], ['b arm64'], []]);
  await page.redraw(both('386'));
  await page.redraw(both('s390x'));
  expect((await tasks(3)).flat()).toEqual(['a s390x', 'b s390x']);
  await page.redraw(both('riscv64'));
  await page.redraw(null);
  expect((await tasks(2)).flat()).toEqual([]);
});
