import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../lib/failure.ts';
import { createHubApi } from '../../../lib/hub/api/api.ts';
import { REPOSITORY_ORDERINGS, type RepositoriesQuery } from '../../../lib/hub/api/repositories.ts';
import { httpContext } from '../../http/harness.ts';

const signal = new AbortController().signal;

/** An API that answers every request with this, and the requested paths. */
function apiOf(body: unknown, status = 200) {
  const asked: string[] = [];
  const api = createHubApi({
    http: httpContext(async (url) => {
      const { pathname, search } = new URL(url);
      asked.push(pathname + search);
      return Response.json(body, { status });
    }),
  });
  const page = (query: Partial<RepositoriesQuery> = {}) =>
    api
      .repositories({ namespace: 'acme', ordering: 'newest', filter: '', page: 1, ...query }, signal)
      .catch(failureOf);
  return { api, asked, page };
}

const ROW = {
  name: 'app',
  namespace: 'acme',
  repository_type: 'image',
  description: 'An app.',
  is_private: true,
  pull_count: 12,
  last_updated: '2026-10-03T00:41:40.772551859Z',
};
const PAGE = { count: 1, next: null, previous: null, results: [ROW] };

describe("a namespace's repositories", () => {
  test('are requested with Hub’s ordering, whose sign is the opposite of its documentation', async () => {
    const { asked, page } = apiOf(PAGE);
    for (const ordering of REPOSITORY_ORDERINGS) await page({ ordering });
    const words = asked.map((path) => new URLSearchParams(path.split('?')[1]).get('ordering'));
    expect(words).toEqual(['last_updated', '-last_updated', 'pull_count', '-pull_count', '-name', 'name']);
  });

  test.each(['a?b/../c', '..', 'a/b', ''])('not of %j, which is no namespace', async (namespace) => {
    const { asked, page } = apiOf(PAGE);
    expect(await page({ namespace })).toEqual({ kind: 'malformed' });
    expect(asked).toEqual([]);
  });

  test('by page and by part of a name, escaped', async () => {
    const { asked, page } = apiOf(PAGE);
    await page({ namespace: 'ab', filter: 'x&y=1', page: 3 });
    expect(asked).toEqual([
      '/v2/namespaces/ab/repositories?page_size=100&page=3&ordering=last_updated&name=x%26y%3D1',
    ]);
  });

  test.each([
    ['whole', {}, {}],
    [
      'without dates, pulls and privacy',
      { last_updated: null, pull_count: null, is_private: null },
      { updatedAt: 0, pullCount: 0, isPrivate: false },
    ],
    ['with an invalid date', { last_updated: 'soon' }, { updatedAt: 0 }],
    ['from before 1970', { last_updated: '0001-01-01T00:00:00Z' }, { updatedAt: 0 }],
    ['without a description', { description: null }, { description: '' }],
  ])('%s', async (_, given, expected) => {
    const { page } = apiOf({ ...PAGE, results: [{ ...ROW, ...given }] });
    expect(await page()).toEqual({
      kind: 'repositories',
      total: 1,
      more: false,
      repositories: [
        {
          repository: 'acme/app',
          description: 'An app.',
          pullCount: 12,
          isPrivate: true,
          updatedAt: Date.parse('2026-10-03T00:41:40.772Z'),
          ...expected,
        },
      ],
    });
  });

  test.each([
    [403, 2, { kind: 'capped' }],
    [404, 2, { kind: 'past-end' }],
    [403, 1, { kind: 'unauthorized' }],
    [404, 1, { kind: 'not-found' }],
    [500, 2, { kind: 'network' }],
    [429, 2, { kind: 'rate-limited' }],
  ])('refused with %i on page %i', async (status, page, answer) => {
    expect(await apiOf({}, status).page({ page })).toMatchObject(answer);
  });

  test('of another shape are malformed', async () => {
    expect(await apiOf({ results: [{ name: 7 }] }).page()).toMatchObject({ kind: 'malformed' });
    expect(await apiOf([]).page()).toMatchObject({ kind: 'malformed' });
    for (const count of ['many', null, -1, 1.5])
      expect(await apiOf({ ...PAGE, count }).page()).toMatchObject({ kind: 'malformed' });
  });
});

test('the reader’s namespaces, and the count of a repository’s tags', async () => {
  const namespaces = apiOf({ namespaces: ['reader', 'acme'] });
  expect(await namespaces.api.namespaces(signal)).toEqual(['reader', 'acme']);
  expect(namespaces.asked).toEqual(['/v2/repositories/namespaces/']);
  const tags = apiOf({ count: 1339, results: [] });
  expect(await tags.api.countTags('library/nginx', signal)).toBe(1339);
  expect(tags.asked).toEqual(['/v2/namespaces/library/repositories/nginx/tags?page_size=1']);
});

test.each([{}, { namespaces: 'reader' }, { namespaces: [7] }])('invalid namespaces: %j', async (body) => {
  await expect(apiOf(body).api.namespaces(signal)).rejects.toThrow('malformed');
});

test.each([{}, { count: '7' }, { count: -1 }, { count: 1.5 }])('an invalid count: %j', async (body) => {
  await expect(apiOf(body).api.countTags('a/b', signal)).rejects.toThrow('malformed');
});
