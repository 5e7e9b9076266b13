// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { LookupBox } from '../../entrypoints/popup/lookup-box.tsx';
import { draw } from '../components/draw.ts';

const TEXT = 'services:\n  web:\n    image: nginx:1.30\n';

test('a pasted text folds to one line once it is answered, unfolds to be edited, and folds again', async () => {
  const lookUp = vi.fn();
  const drawn = await draw(<LookupBox text={TEXT} lookUp={lookUp} />);
  const box = () => drawn.one('#image') as HTMLTextAreaElement;
  const isFolded = () => [
    drawn.all('.folded').length === 1,
    Number(box().rows),
    drawn.all('[data-action="edit"]').length,
  ];
  expect(isFolded()).toEqual([true, 1, 1]);
  await drawn.click('[data-action="edit"]');
  expect(isFolded()).toEqual([false, 4, 0]);
  expect(document.activeElement).toBe(box());
  await act(() => void box().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  expect(lookUp).toHaveBeenCalledWith(TEXT);
  expect(isFolded()).toEqual([true, 1, 1]);
  await act(() => {
    box().value = `${TEXT}  db:\n`;
    box().dispatchEvent(new Event('input', { bubbles: true }));
  });
  // Not before the new text is answered.
  expect(isFolded()).toEqual([false, 5, 0]);
});

test('one line is never folded', async () => {
  const drawn = await draw(<LookupBox text="nginx" lookUp={() => {}} />);
  expect(drawn.all('.folded, .pasted, [data-action="edit"]')).toEqual([]);
});
