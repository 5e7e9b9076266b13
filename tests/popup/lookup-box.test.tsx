// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { LookupBox } from '../../entrypoints/popup/lookup-box.tsx';

test('what is typed as soon as the box is there stays, and is looked up', async () => {
  const lookUp = vi.fn();
  const root = document.body.appendChild(document.createElement('div'));
  render(<LookupBox text="" lookUp={lookUp} />, root);
  const box = root.querySelector('textarea') as HTMLTextAreaElement;
  expect(document.activeElement).toBe(box);
  box.value = 'nginx:1.31';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 200)); // effects run after the paint, 100 ms later where there is none
  expect(box.value).toBe('nginx:1.31');
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(lookUp).toHaveBeenCalledExactlyOnceWith('nginx:1.31');
  render(null, root);
});
