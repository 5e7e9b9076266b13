// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { whenHydrated } from '../../../lib/hub/page/hydration.ts';
import { answerReact } from '../../../lib/hub/page/react-marks.ts';

/** React's marks on a page, as it sets them. */
const mark = (node: object, isDehydrated?: boolean) =>
  Object.assign(node, {
    __reactContainer$x: { stateNode: { current: { memoizedState: { isDehydrated } } } },
  });

let idle: ReturnType<typeof vi.fn>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
  document.body.innerHTML = '<main><h1>nginx</h1><a data-discover="true">tags</a></main>';
  idle = vi.fn((run: () => void) => setTimeout(run, 250));
  vi.stubGlobal('requestIdleCallback', idle);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, '__reactContainer$x');
});

const isOver = async (after: number) => {
  let over = false;
  void whenHydrated(document).then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(after);
  return over;
};

answerReact(document);

describe('a page is changed', () => {
  test('at once where React is not expected', async () => {
    document.body.innerHTML = '<h1>nginx</h1>';
    expect(await isOver(0)).toBe(true);
  });

  test('once the root is committed and no Suspense boundary is pending', async () => {
    mark(document, true);
    expect(await isOver(5000)).toBe(false);
    mark(document, false);
    document.body.insertAdjacentHTML('beforeend', '<!--$--><p></p><!--/$-->');
    expect(await isOver(5000)).toBe(false);
    Object.assign(document.querySelector('p') ?? {}, { __reactFiber$x: {} });
    expect(await isOver(300)).toBe(true);
  });

  test('after ten seconds where React never comes; then the watch has ended', async () => {
    expect(await isOver(9000)).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await isOver(10_300)).toBe(true);
    const calls = idle.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(idle.mock.calls.length).toBe(calls);
  });
});

test('no getter and no function of the page is called, which could read our stack', () => {
  const stacks: string[] = [];
  const spy = () => void stacks.push(String(new Error('called').stack));
  const restore: (() => void)[] = [];
  const replace = <T extends object>(of: T, name: keyof T) => {
    const before = of[name];
    const after = (...args: unknown[]) => {
      spy();
      return Reflect.apply(before as () => unknown, of, args);
    };
    Object.assign(of, { [name]: after });
    restore.push(() => Object.assign(of, { [name]: before }));
  };
  const trapped = {};
  for (const key of ['__reactContainer$t', '__reactFiber$t'])
    Object.defineProperty(trapped, key, { get: spy, enumerable: true });
  const root = Object.defineProperty({ __reactContainer$t: {} }, 'stateNode', { get: spy });
  const node = document.createElement('i');
  Object.defineProperties(node, Object.getOwnPropertyDescriptors(trapped));
  document.body.append(node);
  const events = ['is-routed', 'is-root', 'is-dehydrated', 'is-committed', 'is-marked'].map(
    (name) => new Event(`tagkin:${name}`, { cancelable: true }),
  );
  replace(Object, 'keys');
  replace(Reflect, 'ownKeys');
  replace(Reflect, 'getOwnPropertyDescriptor');
  replace(Reflect, 'apply');
  replace(Object, 'hasOwn');
  try {
    stacks.splice(0);
    for (const event of events) node.dispatchEvent(event);
  } finally {
    for (const mend of restore) mend();
  }
  expect(stacks.filter((stack) => stack.includes('react-marks'))).toEqual([]);
  expect(root).toBeDefined();
});
