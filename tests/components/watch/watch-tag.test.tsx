// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { WatchTag } from '../../../components/watch-tag.tsx';
import { draw } from '../draw.ts';

/** The worker has answered. */
const answered = () => act(async () => {});

const pressed = (root: HTMLElement) =>
  root.querySelector('[data-action="watch"]')?.getAttribute('aria-pressed');

test('a click of the reader’s toggles, with the age of the button; another does nothing', async () => {
  const set = vi.fn(
    (_event: MouseEvent, _age: number, _on: boolean): Promise<boolean> | undefined => undefined,
  );
  const { root, click } = await draw(<WatchTag known={{ isWatched: false }} set={set} />);
  await click('[data-action="watch"]');
  await answered();
  expect(set).toHaveBeenLastCalledWith(expect.anything(), expect.any(Number), true);
  expect(pressed(root)).toBe('false');
  set.mockImplementation(async (_event, _age, on) => on);
  await click('[data-action="watch"]');
  await answered();
  expect(pressed(root)).toBe('true');
  await click('[data-action="watch"]');
  await answered();
  expect(set).toHaveBeenLastCalledWith(expect.anything(), expect.any(Number), false);
  expect(pressed(root)).toBe('false');
});

test('where the list has no room, or the worker fails, it is not pressed', async () => {
  const set = vi.fn(async (): Promise<boolean | undefined> => false);
  const { root, click } = await draw(<WatchTag known={{ isWatched: false }} set={set} />);
  await click('button');
  await answered();
  expect(pressed(root)).toBe('false');
  set.mockResolvedValue(undefined);
  await click('button');
  await answered();
  expect(pressed(root)).toBe('false');
});

test('what is known later is shown, until the reader has clicked', async () => {
  const { root, one, redraw, click } = await draw(<WatchTag known={null} set={async () => false} />);
  expect((one('button') as HTMLButtonElement).disabled).toBe(true);
  await redraw(<WatchTag known={{ isWatched: true }} set={async () => false} />);
  expect(pressed(root)).toBe('true');
  await click('button');
  await answered();
  await redraw(<WatchTag known={{ isWatched: true }} set={async () => false} />);
  expect(pressed(root)).toBe('false');
});
