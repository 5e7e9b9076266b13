// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { NamespaceBar } from '../../components/namespace-bar.tsx';
import { NamespaceStatus } from '../../components/namespace-status.tsx';
import { RepositoryList } from '../../components/repository-list.tsx';
import type { ListedRepository } from '../../lib/hub/api/repositories.ts';
import { draw } from './draw.ts';

const app: ListedRepository = {
  repository: 'acme/app',
  description: 'An <b>app</b>.',
  pullCount: 1234,
  isPrivate: false,
  updatedAt: Date.parse('2026-11-03T12:00:00Z'),
};

describe('a repository in a list', () => {
  test.each([
    [{}, undefined, '1,234 pulls · updated Nov 3, 2026'],
    [{}, 26, '1,234 pulls · updated Nov 3, 2026 · 26 tags'],
    [{}, 1, '1,234 pulls · updated Nov 3, 2026 · 1 tag'],
    [{}, 0, '1,234 pulls · updated Nov 3, 2026 · 0 tags'],
    [{ isPrivate: true, updatedAt: 0, pullCount: 1 }, undefined, 'private · 1 pull'],
  ])('%j with %s tags reads %s', async (given, tags, facts) => {
    const tagCounts = new Map(tags === undefined ? [] : [[app.repository, tags]]);
    const list = (
      <RepositoryList repositories={[{ ...app, ...given }]} tagCounts={tagCounts} lookUp={() => {}} />
    );
    expect((await draw(list)).one('li > span').textContent).toBe(facts);
  });

  test('is looked up with a click, and its description is text', async () => {
    const lookUp = vi.fn();
    const official = { ...app, repository: 'library/nginx', description: '' };
    const list = <RepositoryList repositories={[app, official]} tagCounts={new Map()} lookUp={lookUp} />;
    const drawn = await draw(list);
    expect(drawn.all('p').map((line) => line.textContent)).toEqual(['An <b>app</b>.']);
    await drawn.click('[data-repository="acme/app"] button');
    await drawn.click('[data-repository="library/nginx"] button');
    expect(lookUp.mock.calls).toEqual([['acme/app'], ['nginx']]);
  });
});

test.each([
  [0, null, 'Loading…'],
  [0, 0, '0 repositories'],
  [1, 1, '1 repository'],
  [100, 1245, '100 of 1,245 repositories'],
])('%s known of %s', async (known, total, text) => {
  const drawn = await draw(<NamespaceStatus known={known} total={total} busy={true} />);
  expect(drawn.text()).toBe(text);
  const status = drawn.one('[data-known]');
  expect([status.dataset.known, status.getAttribute('data-total')]).toEqual([
    `${known}`,
    total === null ? null : `${total}`,
  ]);
});

test('is empty before the first answer unless it is loading', async () => {
  expect((await draw(<NamespaceStatus known={0} total={null} busy={false} />)).text()).toBe('');
});

test('the filter is lowercased, as names are; the order is separate', async () => {
  const change = vi.fn();
  const drawn = await draw(<NamespaceBar wanted={{ order: 'pulls', filter: '' }} onChange={change} />);
  await drawn.type('input', ' Web');
  await drawn.type('select', 'name');
  expect(change.mock.calls).toEqual([[{ order: 'pulls', filter: 'web' }], [{ order: 'name', filter: '' }]]);
});
