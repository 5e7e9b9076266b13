// @vitest-environment happy-dom

import { expect, test, vi } from 'vitest';
import { ExactText } from '../../components/pasted/exact-text.tsx';
import { ImagesTable } from '../../components/pasted/images-table.tsx';
import { LeftList } from '../../components/pasted/left-list.tsx';
import { byNeed, type PastedImage, type PastedRow } from '../../components/pasted/pasted-row.ts';
import { ReadBar, type Reading } from '../../components/pasted/read-bar.tsx';
import { TagsSection } from '../../components/pasted/tags-section.tsx';
import type { Failure } from '../../lib/failure.ts';
import type { Found, TextPlace } from '../../lib/paste/pasted.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import type { ImageUpdate } from '../../lib/updates/image-update.ts';
import { digestOf } from '../aliases/truth.ts';
import { draw } from './draw.ts';

const NOW = Date.parse('2026-11-28');

const imageIn = (text: string): PastedImage => {
  const found = readPasted(text).found.find(({ kind }) => kind === 'image');
  if (found?.kind !== 'image') throw new Error('no image');
  return found;
};

const updateOf = (more: Partial<ImageUpdate> = {}): ImageUpdate => ({
  tag: '1.29-alpine',
  current: digestOf(1),
  pushedAt: Date.parse('2026-04-16'),
  version: { version: '1.29.8', tag: '1.29.8-alpine', source: 'alias', level: 'index' },
  hasMoved: null,
  onlyPlatform: null,
  isMoving: false,
  newer: { tag: '1.31-alpine', digest: null, baseChanges: false, isMajor: false },
  withinMajor: null,
  newest: [],
  nearest: [],
  failure: null,
  ...more,
});

const rowOf = (text: string, update: ImageUpdate | null, more: Partial<PastedRow> = {}): PastedRow => ({
  at: 0,
  image: imageIn(text),
  update,
  isAwaited: true,
  isWhole: true,
  facts: null,
  isChosen: true,
  ...more,
});

const actions = () => ({
  lookUp: vi.fn(),
  comparison: (image: string, compare: string) => ({ href: `${image} → ${compare}` }),
  allow: vi.fn(),
  choose: vi.fn(),
  chooseAll: vi.fn(),
  askFacts: vi.fn(),
  askDigest: vi.fn(),
  retry: vi.fn(),
  now: NOW,
});

const drawTable = (rows: PastedRow[], more = {}) =>
  draw(<ImagesTable rows={rows} {...actions()} {...more} />);

test('a row bears the image before any answer, and version and newest tag after it', async () => {
  const text = 'services:\n  web:\n    image: nginx:1.29-alpine\n';
  const drawn = await drawTable([rowOf(text, null)]);
  expect(drawn.one('[data-image]').dataset).toMatchObject({ image: 'docker.io/library/nginx:1.29-alpine' });
  expect(drawn.all('[data-version], [data-newer]')).toEqual([]);
  expect(drawn.all('.skel')).toHaveLength(3);
  await drawn.redraw(<ImagesTable rows={[rowOf(text, updateOf())]} {...actions()} />);
  expect(drawn.one('tr[data-image]').dataset).toMatchObject({ version: '1.29.8', newer: '1.31-alpine' });
  expect(drawn.one('.version').dataset).toMatchObject({
    alias: '1.29.8-alpine',
    level: 'index',
    versionSource: 'alias',
  });
  expect(drawn.one('.where').textContent).toBe('line 3: services.web');
  expect(drawn.one('time').textContent).toBe('7 months');
});

test('where nothing is newer, the attribute is absent', async () => {
  const drawn = await drawTable([rowOf('nginx:1', updateOf({ newer: null }))]);
  expect(drawn.one('tr[data-image]').hasAttribute('data-newer')).toBe(false);
  expect(drawn.text()).toContain('nothing newer');
});

test('major updates, moves, bases and one platform are told', async () => {
  const offer = { digest: null, baseChanges: true, isMajor: true, tag: '2-alpine' };
  const update = updateOf({
    newer: offer,
    withinMajor: { ...offer, tag: '1.31-alpine', isMajor: false, baseChanges: false },
    hasMoved: true,
    onlyPlatform: 'linux/arm64',
  });
  const drawn = await drawTable([rowOf('nginx:1.29-alpine', update)]);
  for (const part of [
    'major',
    'or 1.31-alpine within 1',
    'base changes',
    'has moved on',
    'pinned for linux/arm64',
  ])
    expect(drawn.text()).toContain(part);
});

test.each([
  ['nginx:1.2', 'Docker Hub identifies this tag only by sending its manifest.', 'Read the manifest (1 pull)'],
  ['quay.io/a/b:1.2', 'quay.io identifies this tag only by sending its manifest.', 'Read the manifest'],
])(
  'where HEAD is refused, %s is asked for by a click that tells its cost',
  async (text, sentence, button) => {
    const own = actions();
    const failure: Failure = { kind: 'unsupported', status: 405, needsGet: true };
    const row = rowOf(text, updateOf({ current: null, failure }), { isChosen: null });
    const drawn = await drawTable([row], own);
    expect(drawn.one('[role="alert"]').textContent).toBe(sentence);
    expect(drawn.one('[data-action="digest"]').textContent).toBe(button);
    await drawn.click('[data-action="digest"]');
    expect(own.askDigest).toHaveBeenCalledExactlyOnceWith(row);
    const answered = rowOf(text, updateOf(), { pulls: { remaining: 39, limit: 100 } });
    await drawn.redraw(<ImagesTable rows={[answered]} {...own} />);
    expect(drawn.one('[data-pulls="39"]').textContent).toBe('39 pulls left of 100');
    expect(drawn.all('[role="alert"], [data-action="digest"]')).toEqual([]);
  },
);

test.each([
  [{ kind: 'network', status: 502 }, 'quay.io returned an error (status 502).'],
  [{ kind: 'network', status: 408 }, 'No answer from quay.io.'],
] satisfies [Failure, string][])(
  'what is not tried again by itself has a button: %o',
  async (failure, sentence) => {
    const own = actions();
    const row = (isAwaited: boolean) =>
      rowOf('quay.io/a/b:1', updateOf({ current: null, failure }), { isAwaited, isChosen: null });
    const drawn = await drawTable([row(true)], own);
    expect(drawn.one('[role="alert"]').textContent).toBe(`${sentence} Tagkin retries by itself.`);
    expect(drawn.all('[data-action="retry"]')).toEqual([]);
    await drawn.redraw(<ImagesTable rows={[row(false)]} {...own} />);
    expect(drawn.one('[data-error="network"]').textContent).toBe(sentence);
    await drawn.click('[data-action="retry"]');
    expect(own.retry).toHaveBeenCalledOnce();
  },
);

test('a tag that is not there: the nearest are looked up by a click', async () => {
  const own = actions();
  const update = updateOf({
    current: null,
    newer: null,
    failure: { kind: 'not-found' },
    nearest: ['1.31-alpine'],
  });
  const drawn = await drawTable([rowOf('nginx:1.33-alpine', update, { isChosen: null })], own);
  expect(drawn.one('[data-error="not-found"]').getAttribute('role')).toBe('alert');
  expect(drawn.all('[data-action="pin"], tr[data-version]')).toEqual([]);
  await drawn.click('[data-nearest]');
  expect(own.lookUp).toHaveBeenCalledExactlyOnceWith('nginx:1.31-alpine');
});

test('a permission is asked for within the click', async () => {
  const own = actions();
  const failure: Failure = { kind: 'permission-needed', hosts: ['quay.io'] };
  const drawn = await drawTable([rowOf('quay.io/a/b:1', updateOf({ failure }))], own);
  await drawn.click('[data-error="permission-needed"] button');
  expect(own.allow).toHaveBeenCalledExactlyOnceWith(['quay.io']);
});

test('one click requests all registries of the text, and `localhost/…` has no registry', async () => {
  const own = actions();
  const wanting = (at: number, image: string, ...hosts: string[]) =>
    rowOf(image, updateOf({ failure: { kind: 'permission-needed', hosts } }), { at });
  const rows = [
    wanting(0, 'localhost/mine:1', 'localhost'),
    wanting(1, 'quay.io/a/b:1', 'quay.io', '*.quay.io'),
    wanting(2, 'quay.io/a/c:1', 'quay.io', '*.quay.io'),
    wanting(3, 'ghcr.io/a/b:1', 'ghcr.io', '*.quay.io'),
  ];
  const drawn = await drawTable(rows, own);
  expect(drawn.all('tr [data-error]').map(({ dataset }) => dataset.error)).toEqual([
    'unsupported',
    ...Array(3).fill('permission-needed'),
  ]);
  expect(drawn.all('[data-row="1"] [data-action="allow"]')).toEqual(drawn.all('[data-action="allow"]'));
  expect(drawn.one('[data-row="1"] h2').textContent).toMatch(/quay\.io.*ghcr\.io/);
  expect(drawn.all('[data-row="1"] dt').map(({ textContent }) => textContent)).toEqual([
    'quay.io',
    '*.quay.io',
    'ghcr.io',
  ]);
  expect(drawn.one('[data-row="3"] [data-error]').textContent).toContain('ghcr.io');
  await drawn.click('[data-action="allow"]');
  expect(own.allow).toHaveBeenCalledExactlyOnceWith(['quay.io', '*.quay.io', 'ghcr.io']);
});

test('version and age of another registry are asked for by a button', async () => {
  const own = actions();
  const row = rowOf('quay.io/a/b:latest', updateOf({ version: null, pushedAt: null }));
  const drawn = await drawTable([row], own);
  await drawn.click('[data-action="facts"]');
  expect(own.askFacts).toHaveBeenCalledExactlyOnceWith(row);
  const facts = { version: '3.1', source: 'label' as const, created: Date.parse('2026-11-25') };
  await drawn.redraw(<ImagesTable rows={[{ ...row, facts }]} {...own} />);
  expect(drawn.one('tr[data-image]').dataset.version).toBe('3.1');
  expect(drawn.one('time').textContent).toBe('3 days');
  expect(drawn.all('[data-action="facts"]')).toEqual([]);
});

test('what was asked for is shown as coming, then why it failed, beside the button that asks again', async () => {
  const own = actions();
  const row = rowOf('quay.io/a/b:latest', updateOf({ version: null, pushedAt: null }));
  const drawn = await drawTable([{ ...row, facts: 'asked' }], own);
  expect(drawn.all('td.is .skel')).toHaveLength(1);
  expect(drawn.all('[data-action="facts"]')).toEqual([]);
  const facts: Failure = { kind: 'network', status: 503 };
  await drawn.redraw(<ImagesTable rows={[{ ...row, facts }]} {...own} />);
  expect(drawn.one('td.is [role="alert"]').dataset.error).toBe('network');
  expect(drawn.all('[data-action="facts"], [data-action="pin"]')).toHaveLength(2);
});

test('pin all: chosen, not chosen, and in between', async () => {
  const own = actions();
  const rows = [rowOf('nginx:1', updateOf()), rowOf('redis:1', updateOf(), { at: 1, isChosen: false })];
  const drawn = await drawTable(rows, own);
  const all = drawn.one('[data-action="pin-all"]') as HTMLInputElement;
  expect([all.checked, all.indeterminate]).toEqual([false, true]);
  await drawn.click('[data-action="pin-all"]');
  expect(own.chooseAll).toHaveBeenCalledExactlyOnceWith(true);
});

test('a click beside the controls looks the image up; one on a control does not', async () => {
  const own = actions();
  const drawn = await drawTable([rowOf('nginx:1', updateOf())], own);
  await drawn.click('td.next');
  await drawn.click('tbody [data-action="pin"]');
  expect(own.lookUp.mock.calls).toEqual([['nginx:1']]);
});

test('rows stand by what needs doing', () => {
  const pinned = `nginx:1@${digestOf(5)}`;
  const major = { tag: '2', digest: null, baseChanges: false, isMajor: true };
  const rows = [
    rowOf(pinned, updateOf({ newer: null, hasMoved: false })),
    rowOf('nginx:1', updateOf({ newer: null })),
    rowOf('nginx', updateOf({ newer: null, isMoving: true })),
    rowOf(pinned, updateOf({ newer: null, hasMoved: true })),
    rowOf('nginx:1', updateOf({ newer: major })),
    rowOf('nginx:1', updateOf()),
    rowOf('nginx:1', updateOf({ failure: { kind: 'not-found' } })),
  ].map((row, at) => ({ ...row, at }));
  expect(byNeed(rows).map(({ at }) => at)).toEqual([6, 5, 4, 3, 2, 1, 0]);
});

test('names from outside are isolated', async () => {
  const drawn = await drawTable([rowOf('nginx:1', updateOf({ newest: ['1'], newer: null }))]);
  expect(drawn.all('bdi').map(({ textContent }) => textContent)).toEqual(['nginx:1', '1.29.8-alpine', '1']);
});

test('exact text is exact, and what is not seen is marked', async () => {
  const text = 'a\u200bb\r\n\u202Ec\rd\te\uFEFF';
  const drawn = await draw(
    <pre>
      <ExactText text={text} />
    </pre>,
  );
  expect(drawn.one('pre').textContent).toBe(text);
  expect(drawn.all('.hidden-character').map(({ dataset }) => dataset.code)).toEqual([
    'U+200B',
    'U+202E',
    'U+000D',
    'U+FEFF',
  ]);
});

test('while it reads: how far, and a button that stops; then what is left by a button', async () => {
  const stop = vi.fn();
  const readRest = vi.fn();
  const bar = (reading: Reading) => (
    <ReadBar reading={reading} stop={stop} goOn={() => {}} readRest={readRest} />
  );
  const drawn = await draw(bar({ read: 3, total: 30, rest: 170, isRunning: true }));
  expect(drawn.text()).toContain('3 of 30 read');
  await drawn.click('[data-action="stop"]');
  await drawn.redraw(bar({ read: 30, total: 30, rest: 0, isRunning: false }));
  expect(drawn.text()).toBe('What needs doing comes first. No pull was used.');
  await drawn.redraw(bar({ read: 30, total: 30, rest: 0, isRunning: false, hasPaid: true }));
  expect(drawn.text()).toBe('What needs doing comes first.');
  await drawn.redraw(bar({ read: 30, total: 30, rest: 170, isRunning: false }));
  await drawn.click('[data-action="read-rest"]');
  expect([stop.mock.calls.length, readRest.mock.calls.length]).toEqual([1, 1]);
  expect(drawn.text()).toContain('170');
});

test('what is left as it is says why', async () => {
  const text = 'FROM $WHAT\nFROM nginx:$A.$B\n';
  const { found } = readPasted(text);
  const others = found.filter(({ kind }) => kind !== 'image') as Found<TextPlace>[];
  const image = imageIn('skopeo copy docker://a/b:1 dir:x');
  const left = [
    { found: image, place: { ...(image.from[0] as TextPlace), start: 0, end: 4 }, reason: 'shared' as const },
  ];
  const drawn = await draw(<LeftList text={text} others={others} left={left} />);
  expect(drawn.all('[data-left="unresolved"]')).not.toEqual([]);
  expect(drawn.one('[data-left="shared"]').textContent).toContain('FROM');
});

test('all tags of each are shown up to a number, and exported', async () => {
  const tags = Array.from({ length: 600 }, (_, at) => `1.${at}`);
  const repositories = [{ name: 'docker.io/a/b', tags, isWhole: false, failure: null }];
  const drawn = await draw(
    <TagsSection repositories={repositories} isReading={false} ask={() => {}} write={() => ''} />,
  );
  expect(drawn.all('[data-tag]')).toHaveLength(500);
  expect(drawn.text()).toContain('100 more');
  expect(drawn.text()).toContain('not all tags were read');
  expect(drawn.all('[data-export]')).toHaveLength(3);
});
