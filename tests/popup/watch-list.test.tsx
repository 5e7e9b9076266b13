// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import { WatchPart } from '../../entrypoints/popup/watch-part.tsx';
import { WatchToggle } from '../../entrypoints/popup/watch-toggle.tsx';
import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { send } from '../../lib/messages/send.ts';
import type { WatchList } from '../../lib/messages/watch.ts';
import { draw } from '../components/draw.ts';

vi.mock('../../lib/messages/send.ts');

const LATEST = 'docker.io/library/nginx:latest';
const digest = (n: number) => `sha256:${String(n).repeat(64)}`;

const shown = (image: string, to = 1): WatchList['tags'][number] => ({
  ...{ image, state: to === 1 ? 'same' : 'moved', isNews: to !== 1, hasMoved: to !== 1, isMissing: false },
  from: { digest: digest(1), version: null },
  to: { digest: digest(to), version: null },
  ...{ platform: null, changedAt: 0, newer: null, failure: null, lookedAt: 0 },
});

/** What the worker's list has; every message is answered with it. */
let list: WatchList;
beforeEach(() => {
  list = { tags: [shown(LATEST)], roundAt: 0, left: 0, waits: null, refused: 0, mayChange: true };
  vi.mocked(send).mockReset();
  vi.mocked(send).mockImplementation((async () => list) as never);
});

const sent = () => vi.mocked(send).mock.calls;
const referencesOf = (...texts: string[]) =>
  texts.map((text) => {
    const parsed = parseReference(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  });

test('what another window or a round has changed is shown when the page is looked at again', async () => {
  const { all } = await draw(<WatchPart lookUp={() => {}} />);
  const states = () => all('[data-watched]').map(({ dataset }) => dataset.state);
  expect(states()).toEqual(['same']);
  list = { ...list, tags: [shown(LATEST, 2)] };
  await act(async () => void window.dispatchEvent(new Event('focus')));
  expect(states()).toEqual(['moved']);
  list = { ...list, tags: [shown(LATEST)] };
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  expect(states()).toEqual(['same']);
});

test('as seen goes what the page shows', async () => {
  list = { ...list, tags: [shown(LATEST, 2)] };
  const { one } = await draw(<WatchPart lookUp={() => {}} />);
  await act(async () => one('[data-watched] [data-action="seen"]').click());
  expect(sent().at(-1)).toEqual([
    'watch.seen',
    { shown: [{ image: LATEST, digest: digest(2), isMissing: false }] },
  ]);
});

test('an answer that comes after a later one is not shown', async () => {
  const { one, all } = await draw(<WatchPart lookUp={() => {}} />);
  let answerLate = (_: WatchList) => {};
  const late = new Promise<WatchList>((resolve) => {
    answerLate = resolve;
  });
  vi.mocked(send).mockReturnValueOnce(late as never);
  await act(async () => void window.dispatchEvent(new Event('focus')));
  list = { ...list, tags: [] };
  await act(async () => one('[data-watched] [data-action="watch"]').click());
  await act(async () => answerLate({ ...list, tags: [shown(LATEST)] }));
  expect(all('[data-watched]')).toEqual([]);
});

test('that the list is full, or will be, is said before the click', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => shown(`${LATEST}-${n}`));
  const drawn = async (count: number, ...texts: string[]) => {
    list = { ...list, tags: many(count) };
    const { all, one } = await draw(<WatchToggle references={referencesOf(...texts)} />);
    return [
      all('[data-room]').map(({ dataset, textContent }) => [dataset.room, textContent]),
      (one('button') as HTMLButtonElement).disabled,
    ];
  };
  expect(await drawn(199, 'golang')).toEqual([[], false]);
  expect(await drawn(198, 'golang', 'nginx:1', 'nginx:2')).toEqual([
    [['2', 'Room for 2 more: 200 tags are watched at most.']],
    false,
  ]);
  expect(await drawn(200, 'golang')).toEqual([
    [['0', '200 tags are watched, the most there can be. Stop watching one first.']],
    true,
  ]);
  // Of these, all are in the list.
  expect(await drawn(200, 'nginx:latest-3')).toEqual([[], false]);
});

test('beside a digest the tag is what is watched, and named', async () => {
  list = { ...list, tags: [] };
  const pinned = `nginx:1.31@${digest(1)}`;
  const { one, all, click, redraw } = await draw(<WatchToggle references={referencesOf(pinned)} />);
  expect(one('button').textContent).toBe('Watch ⁨1.31⁩');
  await click('button');
  expect(sent().at(-1)).toEqual(['watch.set', { images: ['docker.io/library/nginx:1.31'], on: true }]);
  await redraw(<WatchToggle references={referencesOf(`nginx@${digest(1)}`)} />);
  expect(all('button')).toEqual([]);
});
