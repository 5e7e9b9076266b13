// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { WatchTag } from '../../../components/watch-tag.tsx';
import { draw } from '../draw.ts';

const pressed = (root: HTMLElement) =>
  root.querySelector('[data-action="watch"]')?.getAttribute('aria-pressed');

test('a click of the reader’s toggles, with the age of the button; another does nothing', async () => {
  const set = vi.fn((_event: MouseEvent, _age: number, _on: boolean) => false);
  const { root, click } = await draw(<WatchTag isWatched={false} set={set} />);
  await click('[data-action="watch"]');
  expect(set).toHaveBeenLastCalledWith(expect.anything(), expect.any(Number), true);
  expect(pressed(root)).toBe('false');
  set.mockReturnValue(true);
  await click('[data-action="watch"]');
  expect(pressed(root)).toBe('true');
  await click('[data-action="watch"]');
  expect(set).toHaveBeenLastCalledWith(expect.anything(), expect.any(Number), false);
  expect(pressed(root)).toBe('false');
});

test('what is known later is shown, until the reader has clicked', async () => {
  const { root, one, redraw, click } = await draw(<WatchTag isWatched={undefined} set={() => true} />);
  expect((one('button') as HTMLButtonElement).disabled).toBe(true);
  await redraw(<WatchTag isWatched={true} set={() => true} />);
  expect(pressed(root)).toBe('true');
  await click('button');
  await redraw(<WatchTag isWatched={true} set={() => true} />);
  expect(pressed(root)).toBe('false');
});
