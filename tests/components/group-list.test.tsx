// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { GROUPS_PER_PAGE, GroupList } from '../../components/group-list.tsx';
import type { ShownGroup } from '../../lib/aliases/sorted-groups.ts';
import { draw, settle } from './draw.ts';
import { HOSTILE, linkTo, pin } from './facts.ts';
import { groupOf, groupsOf } from './groups.ts';

async function show(load: ReturnType<typeof groupsOf>['load']) {
  const drawn = await draw(<GroupList load={load} revision="1" linkTo={linkTo} pin={pin} />);
  await settle();
  return drawn;
}
const showThese = (groups: ShownGroup[]) =>
  show(async () => ({ known: groups.length, found: groups.length, noise: 0, groups }));

test('shows each image with its tags, version, digest and last push', async () => {
  const version = { version: '1.31.4', tag: '1.31.4', source: 'alias' as const };
  const drawn = await showThese([
    groupOf(['1.31.4', 'latest'], { version }),
    groupOf(['old'], { digest: null, pushed: 0, size: 0 }),
  ]);
  const [first, second] = drawn.all('[data-group]');
  expect(first?.dataset.group).toBe(`sha256:${'0'.repeat(64)}`);
  expect(first?.querySelector('time')?.textContent).toMatch(/^\d+ \w+ ago$/);
  expect(first?.querySelector('time')?.title).toContain('Nov 10, 2026');
  expect(first?.querySelector('td.num')?.textContent).toContain('2 platforms');
  expect(first?.querySelector<HTMLElement>('td[title*="for"]')?.outerHTML).toMatch(/linux\/amd64.*63 MB/);
  expect(first?.querySelector<HTMLElement>('[data-form="pinned"]')?.title).toBe(
    `nginx:1.31.4@sha256:${'0'.repeat(64)}`,
  );
  expect([...(first?.querySelectorAll('a') ?? [])].map((chip) => ({ ...chip.dataset }))).toEqual([
    { alias: '1.31.4', level: 'index', version: '1.31.4', versionSource: 'alias' },
    { alias: 'latest', level: 'index' },
  ]);
  expect(second?.dataset.group).toBe('');
  expect(second?.textContent).toMatch(/^oldonly this tag.*no digest known$/);
  expect(second?.querySelector('button')).toBeNull();
});

test('a filter loads again, from the first group', async () => {
  const groups = groupsOf(120);
  const drawn = await show(groups.load);
  expect(drawn.one('[role="status"]').textContent).toBe('120 images');
  expect(drawn.all('[data-group]')).toHaveLength(GROUPS_PER_PAGE);
  await drawn.type('input', 'g11');
  await settle();
  expect(drawn.all('[data-alias]').map((chip) => chip.dataset.alias)).toEqual([
    'g11',
    ...Array.from({ length: 10 }, (_, at) => `g11${at}`),
  ]);
  expect(drawn.one('[role="status"]').textContent).toBe('11 images');
  expect(groups.asked.at(-1)).toEqual({ filter: 'g11', noise: false, from: 0, count: GROUPS_PER_PAGE });
  await drawn.type('input', 'nothing');
  await settle();
  expect(drawn.all('.groups')).toEqual([]);
  expect(drawn.one('[role="status"]').textContent).toBe('0 images');
});

test('a late answer does not replace a newer one', async () => {
  const waiting: (() => void)[] = [];
  const drawn = await draw(
    <GroupList
      load={({ filter }) =>
        new Promise((resolve) => {
          waiting.push(() => resolve({ known: 1, found: 1, noise: 0, groups: [groupOf([`for ${filter}`])] }));
        })
      }
      revision="1"
      linkTo={linkTo}
      pin={pin}
    />,
  );
  await drawn.type('input', 'a');
  await drawn.type('input', 'ab');
  for (const answer of waiting.toReversed()) answer();
  await settle();
  expect(drawn.one('[data-alias]').textContent).toBe('for ab');
});

test('groups of only hashes and signatures are behind a button', async () => {
  const drawn = await show(groupsOf(2, 3).load);
  const button = drawn.one('[data-action="noise"]');
  expect(button.textContent).toMatch(/^3 .*hash or signature/);
  expect(button.getAttribute('aria-pressed')).toBe('false');
  await drawn.click('[data-action="noise"]');
  await settle();
  expect(drawn.all('[data-alias]').map((chip) => chip.dataset.alias)).toEqual(['n0', 'n1', 'n2']);
  expect((await show(groupsOf(2).load)).all('[data-action="noise"]')).toEqual([]);
});

test.each(HOSTILE)('hostile text stays text: %j', async (text) => {
  const version = { version: text, tag: text, source: 'alias' as const };
  const drawn = await showThese([groupOf([text], { digest: text, version })]);
  expect(drawn.all('img, script, svg:not([aria-hidden]), b')).toEqual([]);
  expect(drawn.one('[data-alias]').textContent).toBe(text);
  expect(drawn.one('[data-group]').dataset.group).toBe(text);
});

test('entries that could not be read are counted', async () => {
  const groups = [groupOf(['latest'])];
  const drawn = await show(async () => ({ known: 1, found: 1, noise: 0, unread: 3, groups }));
  expect(drawn.one('[data-unread="3"]').textContent).toBe('3 entries could not be read');
  expect((await showThese(groups)).all('[data-unread]')).toEqual([]);
});

const versions = (...tags: string[]) =>
  tags.map((tag, at) =>
    groupOf([tag], {
      digest: `sha256:${String(at).padStart(64, '0')}`,
      version: { version: tag, tag, source: 'alias' },
    }),
  );

test('two ticked images are compared, the older one first; each with the version before it of its kind', async () => {
  const opened: [string, string][] = [];
  const groups = versions('1.31.4', '1.31.4-alpine', '1.31.3', '1.31.3-alpine', '1.30.0');
  const drawn = await draw(
    <GroupList
      load={async () => ({ known: 5, found: 5, noise: 0, groups })}
      revision="1"
      linkTo={linkTo}
      pin={pin}
      compare={async (_, tag, compare) => void opened.push([tag, compare])}
    />,
  );
  await settle();
  expect(drawn.all('[data-action="compare"]').map(({ dataset }) => dataset.from)).toEqual([
    '1.31.3',
    '1.31.3-alpine',
    '1.30.0',
  ]);
  drawn.all('[data-action="compare"]')[1]?.click();
  const tick = async (at: number) => {
    drawn.all('[name="compare"]')[at]?.click();
    await settle();
  };
  await tick(0);
  expect(drawn.all('[data-action="compare-ticked"]')).toEqual([]);
  await tick(4);
  await drawn.click('[data-action="compare-ticked"]');
  await tick(2); // a third one replaces the first
  await drawn.click('[data-action="compare-ticked"]');
  expect(opened).toEqual([
    ['1.31.3-alpine', '1.31.4-alpine'],
    ['1.30.0', '1.31.4'],
    ['1.30.0', '1.31.3'],
  ]);
  await tick(2);
  expect(drawn.all('[data-action="compare-ticked"]')).toEqual([]);
});

test('a comparison that cannot be opened says why', async () => {
  const drawn = await draw(
    <GroupList
      load={async () => ({ known: 2, found: 2, noise: 0, groups: versions('2', '1') })}
      revision="1"
      linkTo={linkTo}
      pin={pin}
      compare={async () => Promise.reject(new Error('no worker'))}
    />,
  );
  await settle();
  await drawn.click('[data-action="compare"]');
  await settle();
  expect(drawn.one('[data-error]').dataset.error).toBe('internal');
});
