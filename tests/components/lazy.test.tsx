// @vitest-environment happy-dom

import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { lazy } from '../../components/lazy.tsx';
import { draw, settle } from './draw.ts';

const Word = ({ word }: { word: string }) => <b>{word}</b>;

test('is drawn once it is loaded, and at once where it was loaded before', async () => {
  const load = vi.fn(async () => Word);
  const Later = lazy(load);
  const drawn = await draw(<Later word="a" />);
  await settle(2);
  expect(drawn.text()).toBe('a');
  await drawn.redraw(<Later key="another" word="b" />);
  expect(drawn.text()).toBe('b');
  expect(load).toHaveBeenCalledTimes(1);
});

test('two that are drawn while it is loading are both drawn', async () => {
  let finish = (_: typeof Word) => {};
  const first = new Promise<typeof Word>((resolve) => {
    finish = resolve;
  });
  const Later = lazy(() => first);
  const drawn = await draw(<Later key="1" word="a" />);
  // Not within `act`: in a browser it may be loaded after the second was drawn, before its effect.
  render([<Later key="1" word="a" />, <Later key="2" word="b" />], drawn.root);
  finish(Word);
  await vi.waitFor(() => expect(drawn.text()).toBe('ab'));
});

test('a failure is thrown while drawing', async () => {
  const Never = lazy<object>(() => Promise.reject(new Error('no chunk')));
  const onError = vi.fn();
  await draw(
    <ErrorBoundary onError={onError}>
      <Never />
    </ErrorBoundary>,
  );
  await settle(2);
  expect(onError).toHaveBeenCalledTimes(1);
});
