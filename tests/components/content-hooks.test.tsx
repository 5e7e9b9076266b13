// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { expect, test } from 'vitest';
import { useErrorBoundary, useState } from '../../entrypoints/hub.content/hooks.ts';

/** What is drawn after the changes that are under way. */
const drawn = async (root: Element) => {
  await new Promise((resolve) => setTimeout(resolve));
  return root.textContent;
};

test('a state lives as long as its component, beside other states and those of its children', async () => {
  const Count = ({ name }: { name: string }) => {
    const [count, setCount] = useState(1);
    const [text, setText] = useState(() => name);
    const onClick = () => {
      setCount((before) => before + 1);
      setText(`${name}!`);
    };
    return createElement('button', { type: 'button', onClick }, `${text}${count}`);
  };
  const Both = () => {
    const [is, setIs] = useState(true);
    const swap = createElement('i', { onClick: () => setIs(!is) });
    return createElement(
      'p',
      null,
      swap,
      createElement(Count, { name: 'a' }),
      is && createElement(Count, { name: 'b' }),
    );
  };
  const root = document.createElement('div');
  render(createElement(Both, null), root);
  expect(root.textContent).toBe('a1b1');
  root.querySelector('button')?.click();
  expect(await drawn(root)).toBe('a!2b1');
  root.querySelector('i')?.click();
  expect(await drawn(root)).toBe('a!2');
  root.querySelector('i')?.click();
  expect(await drawn(root)).toBe('a!2b1');
});

test('an error of a child is caught and told', async () => {
  const errors: unknown[] = [];
  const Broken = (): never => {
    throw new TypeError('broken');
  };
  const Boundary = () => {
    const [error] = useErrorBoundary((caught) => errors.push(caught));
    return error === undefined ? createElement(Broken, null) : createElement('b', null, 'caught');
  };
  const root = document.createElement('div');
  render(createElement(Boundary, null), root);
  expect(await drawn(root)).toBe('caught');
  expect(errors).toEqual([expect.any(TypeError)]);
});
