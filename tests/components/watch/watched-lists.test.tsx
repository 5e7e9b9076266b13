// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { WatchButton } from '../../../components/watch/watch-button.tsx';
import { WatchedLists } from '../../../components/watch/watched-lists.tsx';
import { shownOf } from '../../../lib/watch/shown.ts';
import type { Watched } from '../../../lib/watch/watched.ts';
import { BOTH, imageNamed, NOW, watchedTag } from '../../watch/samples.ts';
import { draw } from '../draw.ts';

afterEach(() => void vi.restoreAllMocks());

const A = imageNamed('a', { 'linux/amd64': 'x' }, '1.31.3');
const B = imageNamed('b', { 'linux/amd64': 'y' }, '1.31.4');
const OTHER = imageNamed('c', { 'linux/amd64': 'x' }, '1.31.3');

const row = (name: string, more: Partial<Watched>) =>
  shownOf(watchedTag({ image: `docker.io/library/${name}`, before: A, now: A, ...more }), BOTH);

const acts = { lookUp: vi.fn(), seen: vi.fn(), stop: vi.fn(), checkNow: vi.fn(), saveHistory: vi.fn() };

const drawn = async (tags: ReturnType<typeof row>[], more: object = {}) => {
  const { root } = await draw(
    <WatchedLists
      list={{ tags, roundAt: 0, left: 0, waits: null, refused: 0, mayChange: true, ...more }}
      {...acts}
    />,
  );
  return root;
};

test.each([
  ['moved', { now: B }, '1.31.3  1.31.4 linux/amd64 changed'],
  ['platform-same', { now: OTHER }, 'Index changed, linux/amd64 the same'],
  ['missing', { missingSince: NOW }, 'Gone: its repository has no such tag now'],
  ['unreadable', { failure: { kind: 'unauthorized' } }, 'Not readable now: sign in, or allow its registry'],
  ['unreadable', { failure: { kind: 'not-found' } }, 'Its repository is gone, renamed or private'],
  ['moved', { now: { ...B, version: A.version } }, '1.31.3 was rebuilt'],
  ['same', { before: null, now: null }, 'Not looked at yet'],
] as const)('%s: %j', async (state, more, sentence) => {
  const place = await drawn([row('nginx:latest', more as Partial<Watched>)]);
  const shown = place.querySelector<HTMLElement>('[data-watched]');
  expect(shown?.dataset.state).toBe(state);
  expect(
    shown
      ?.querySelector('small')
      ?.textContent?.replace(/[\u2066-\u2069]/g, '')
      .trim(),
  ).toBe(sentence);
});

test('a tag that moved: from which version to which, its pinned reference, a comparison, and that it was seen', async () => {
  const place = await drawn([row('nginx:latest', { now: B }), row('redis:7', {})]);
  const moved = place.querySelector<HTMLElement>('[data-watched="docker.io/library/nginx:latest"]');
  expect(moved?.dataset).toMatchObject({ from: '1.31.3', to: '1.31.4' });
  expect(moved?.querySelector('[data-version]')?.getAttribute('data-version')).toBe('1.31.4');
  expect(moved?.querySelector('[data-form="pinned"]')?.getAttribute('title')).toBe(
    `nginx:latest@${B.digest}`,
  );
  const query = new URL(moved?.querySelector('a')?.getAttribute('href') ?? '', 'https://x.test').searchParams;
  expect(Object.fromEntries(query)).toEqual({
    image: `docker.io/library/nginx@${A.digest}`,
    compare: 'nginx:latest',
  });
  moved?.querySelector<HTMLElement>('[data-action="seen"]')?.click();
  expect(acts.seen).toHaveBeenLastCalledWith(['docker.io/library/nginx:latest']);
  moved?.querySelector<HTMLElement>('[data-action="watch"]')?.click();
  expect(acts.stop).toHaveBeenLastCalledWith('docker.io/library/nginx:latest');
  const others = place.querySelectorAll('[data-state="same"]');
  expect([...others].map((other) => other.querySelector('[data-action="seen"]'))).toEqual([null]);
});

test('where nothing is watched nothing is drawn', async () => {
  expect((await drawn([])).textContent).toBe('');
});

test('a private window changes nothing', async () => {
  const place = await drawn([row('nginx:latest', { now: B })], { mayChange: false });
  const actions = [...place.querySelectorAll<HTMLElement>('[data-action]')].map(
    ({ dataset }) => dataset.action,
  );
  expect(actions).toEqual(['copy', 'compare']);
});

test('the rest of a round that waits names its registry', async () => {
  const waits = { kind: 'rate-limited', host: 'docker.io', until: NOW };
  expect((await drawn([row('nginx:latest', {})], { waits })).textContent).toContain('docker.io wants a rest');
});

test('the toggle, and images that found no room', async () => {
  const toggle = vi.fn();
  const { root: place } = await draw(
    <WatchButton isWatched={false} label="Watch" toggle={toggle} refused={3} />,
  );
  const button = place.querySelector<HTMLElement>('[data-action="watch"]');
  expect([button?.getAttribute('aria-pressed'), button?.textContent]).toEqual(['false', 'Watch']);
  button?.click();
  expect(toggle).toHaveBeenCalledOnce();
  expect(place.querySelector('[data-refused="3"]')?.textContent).toContain('200 tags');
});
