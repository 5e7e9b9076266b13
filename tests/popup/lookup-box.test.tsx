// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
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

test('Escape goes back to the box from anywhere, twice empties it, and a menu keeps its own Escape', async () => {
  const lookUp = vi.fn();
  const root = document.body.appendChild(document.createElement('div'));
  const draw = (text: string) => act(() => render(<LookupBox text={text} lookUp={lookUp} />, root));
  await draw('nginx:1.31');
  const button = document.body.appendChild(document.createElement('button'));
  const box = root.querySelector('textarea') as HTMLTextAreaElement;
  const press = (on: HTMLElement, isHandled = false) => {
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    if (isHandled) event.preventDefault();
    on.dispatchEvent(event);
    return event;
  };
  button.focus();
  press(button, true);
  expect(document.activeElement).toBe(button);
  expect(press(button).defaultPrevented).toBe(true); // else the browser closes the popup
  expect(document.activeElement).toBe(box);
  expect([box.value, lookUp.mock.calls]).toEqual(['nginx:1.31', []]);
  press(box);
  expect(lookUp).toHaveBeenCalledExactlyOnceWith('');

  await draw('');
  button.focus();
  expect(press(button).defaultPrevented).toBe(false); // on the start page it closes the popup
  button.remove();
  render(null, root);
});
