import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  HUB_PAGES,
  LAYERS_PAGES,
  LAYERS_PREFIX,
  OVERVIEW_PAGES,
  REPOSITORY_PAGES,
  TAGS_PAGES,
} from '../../lib/hub/page-paths.ts';
import {
  layersPath,
  overviewPath,
  type Route,
  readHubAddress,
  readRoute,
  tagsPath,
} from '../../lib/hub/urls.ts';

const HEX = '0123456789abcdef'.repeat(4);
const DIGEST = `sha256:${HEX}`;

const read = (path: string) => readRoute(new URL(path, 'https://hub.docker.com'));
const overview = (repository: string, tag: string | null = null): Route => ({
  page: 'overview',
  repository,
  tag,
});
const tags = (repository: string): Route => ({ page: 'tags', repository });
const layers = (repository: string, tag: string, digest: string | null = DIGEST): Route => ({
  page: 'layers',
  repository,
  tag,
  digest,
});

/** Addresses of each page, as seen in links of 2019 to September 2026. */
const PAGES: Record<Route['page'], [path: string, route: Route][]> = {
  overview: [
    ['/_/nginx', overview('library/nginx')],
    ['/_/nginx/', overview('library/nginx')],
    ['/r/grafana/grafana', overview('grafana/grafana')],
    ['/r/grafana/grafana/', overview('grafana/grafana')],
    ['/r/arm32v7/redis', overview('arm32v7/redis')],
    ['/r/library/redis', overview('library/redis')],
    ['/r/242131/docker_examples', overview('242131/docker_examples')],
    ['/r/a/b__c.d---e', overview('a/b__c.d---e')],
    ['/r/tags/tags', overview('tags/tags')],
    ['/_/tags', overview('library/tags')],
    ['/r/technitium/dns-server?tag=15.4.0', overview('technitium/dns-server', '15.4.0')],
    ['/_/golang?tag=1.26-bookworm', overview('library/golang', '1.26-bookworm')],
    ['/_/golang?tag=', overview('library/golang')],
    ['/_/nginx?tab=tags', overview('library/nginx')],
    ['/_/nginx?tab=description&page=1&ordering=last_updated', overview('library/nginx')],
    ['/_/nginx#how-to-use-this-image', overview('library/nginx')],
    ['/r/grafana%2Dlabs/grafana', overview('grafana-labs/grafana')],
  ],
  tags: [
    ['/_/nginx/tags', tags('library/nginx')],
    ['/_/nginx/tags/', tags('library/nginx')],
    ['/r/grafana/grafana/tags', tags('grafana/grafana')],
    ['/r/library/nginx/tags', tags('library/nginx')],
    ['/r/arm32v7/redis/tags', tags('arm32v7/redis')],
    ['/r/tags/tags/tags', tags('tags/tags')],
    ['/_/postgres/tags?name=17.11-bookworm', tags('library/postgres')],
    ['/_/nginx/tags?page=3&ordering=-last_updated&name=alpine&page_size=25', tags('library/nginx')],
    ['/_/nginx/tags?name=a%2Bb+c', tags('library/nginx')],
    ['/_/nginx/tags?page=0', tags('library/nginx')],
    ['/_/nginx/tags?page=-4', tags('library/nginx')],
    ['/_/nginx/tags?page=2.9', tags('library/nginx')],
    ['/_/nginx/tags?page=last', tags('library/nginx')],
  ],
  layers: [
    [`/layers/library/nginx/1.31/images/sha256-${HEX}`, layers('library/nginx', '1.31')],
    [`/layers/library/nginx/1.31/images/sha256-${HEX}/`, layers('library/nginx', '1.31')],
    [`/layers/library/nginx/1.31/images/sha256:${HEX}`, layers('library/nginx', '1.31')],
    [`/layers/library/nginx/1.31/images/sha256%3A${HEX}`, layers('library/nginx', '1.31')],
    [
      `/layers/kurrentplatform/kurrentdb/26.1.2/images/sha256-${HEX}?context=explore`,
      layers('kurrentplatform/kurrentdb', '26.1.2'),
    ],
    [`/layers/openjdk/library/openjdk/8/images/sha256-${HEX}`, layers('library/openjdk', '8')],
    [`/layers/team/images/images/images/sha256-${HEX}`, layers('team/images', 'images')],
    ['/layers/coudot/lemonldap-ng/2.21/', layers('coudot/lemonldap-ng', '2.21', null)],
    ['/layers/coudot/lemonldap-ng/2.21/images/', layers('coudot/lemonldap-ng', '2.21', null)],
    ['/layers/a/b/c/images/sha256-short', layers('a/b', 'c', null)],
    [`/layers/a/b/%3Cimg%20src%3Dx%3E/images/sha256-${HEX}`, layers('a/b', '<img src=x>')],
  ],
  other: [
    '/',
    '/_',
    '/_/',
    '/r',
    '/r/',
    '/r/nginx',
    '/r/nginx/',
    '/_/nginx/reviews',
    '/_/nginx/tags/1.31',
    '/_/a%2Fb',
    '/r/a%2Fb',
    '/r/a%2Fb/tags',
    '/_/%E0%A4%A',
    '/_/Nginx',
    '/r/-a/b',
    '/r/a/b_',
    '/r/a/..%2F..%2Fetc',
    '/r/<img>/x',
    '//r/grafana/grafana',
    '/layers',
    '/layers/library/nginx',
    '/layers/library/nginx/',
    '/u/grafana',
    '/orgs/grafana/repositories',
    '/search?q=nginx&type=image',
    '/search.data?q=nginx',
    '/repositories/grafana',
    '/repository/docker/grafana/grafana/general',
    '/repository/docker/grafana/grafana/tags',
    '/hardened-images/catalog/dhi/postgres/images',
    '/mcp/server/grafana/overview',
    '/extensions/docker/labs-ai-tools-for-devs',
    '/catalogs/gen-ai',
    '/explore',
    '/billing',
    '/settings/security',
    '/auth/profile',
    '/v2/namespaces/library/repositories/nginx/tags',
    '/api/search/v3/catalog/search?query=nginx',
  ].map((path) => [path, { page: 'other' }]),
};

describe.each(Object.entries(PAGES))('%s', (page, examples) => {
  test.each(examples)('%s', (path, route) => expect(read(path)).toEqual(route));

  test('its addresses are of no other page', () => {
    for (const [other, elsewhere] of Object.entries(PAGES)) {
      if (other === page) continue;
      for (const [path] of elsewhere) expect([path, read(path).page]).toEqual([path, other]);
    }
  });
});

const part = fc.stringMatching(/^[a-z0-9]+(?:[._-][a-z0-9]+){0,2}$/);
const repository = fc.tuple(fc.oneof(fc.constant('library'), part), part).map((parts) => parts.join('/'));
const text = fc.string({ minLength: 1, unit: 'binary' }).filter((one) => !/\p{Surrogate}/u.test(one));
const digest = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);

describe('what is built is read back as it was meant', () => {
  test('tags pages', () => {
    fc.assert(
      fc.property(repository, fc.option(text, { nil: '' }), (of, name) => {
        expect(read(tagsPath(of, name))).toEqual(tags(of));
        const { searchParams } = new URL(tagsPath(of, name), 'https://hub.docker.com');
        expect(searchParams.get('name') ?? '').toBe(name);
      }),
    );
  });

  test('overview pages', () => {
    fc.assert(
      fc.property(repository, fc.option(text, { nil: undefined }), (of, tag) => {
        expect(read(overviewPath(of, tag))).toEqual(overview(of, tag ?? null));
      }),
    );
  });

  test('layers pages', () => {
    fc.assert(
      fc.property(
        repository,
        text.filter((tag) => tag !== '.' && tag !== '..'), // no address can hold these, and no tag may be one
        digest,
        (of, tag, image) => {
          expect(read(layersPath(of, tag, image))).toEqual(layers(of, tag, image));
        },
      ),
    );
  });

  test('official images have the short address', () => {
    expect(tagsPath('library/nginx', 'a b&c')).toBe('/_/nginx/tags?name=a+b%26c');
    expect(tagsPath('grafana/grafana')).toBe('/r/grafana/grafana/tags');
    expect(overviewPath('library/nginx', '1')).toBe('/_/nginx?tag=1');
    expect(layersPath('library/nginx', '1', DIGEST)).toBe(`/layers/library/nginx/1/images/sha256-${HEX}`);
  });
});

/** Whether a URL is among match patterns (no ports, `*` for any text). */
const matches = (patterns: string[], path: string) =>
  patterns.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.?]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(`https://hub.docker.com${path.replace(/#.*$/, '')}`);
  });

describe('match patterns', () => {
  const own = { tags: TAGS_PAGES, overview: OVERVIEW_PAGES, layers: LAYERS_PAGES };
  test.each(Object.entries(own))('of %s pages include every one', (page, patterns) => {
    for (const [path] of PAGES[page as keyof typeof own]) {
      expect([path, matches(patterns, path)]).toEqual([path, true]);
      expect([path, matches(REPOSITORY_PAGES, path)]).toEqual([path, true]);
      expect([path, matches(HUB_PAGES, path)]).toEqual([path, true]);
    }
  });

  test.each(['/', '/u/grafana', '/search?q=/_/nginx', '/repository/docker/a/b/tags', '/v2/namespaces/r'])(
    'of repositories do not include %s',
    (path) => expect(matches(REPOSITORY_PAGES, path)).toBe(false),
  );

  test('links to layers pages begin alike', () => {
    expect(layersPath('a/b', '1', DIGEST).startsWith(LAYERS_PREFIX)).toBe(true);
  });
});

describe('what an address is about', () => {
  const image = (repository: string, tag: string | null = null, digest: string | null = null) => ({
    registry: 'docker.io',
    repository,
    tag,
    digest,
  });
  const namespace = (name: string) => ({ registry: 'docker.io', namespace: name });

  test.each<[path: string, subject: unknown]>([
    ['/_/nginx', image('library/nginx')],
    ['/_/nginx/reviews', image('library/nginx')],
    ['/_/golang?tag=1.26-bookworm', image('library/golang', '1.26-bookworm')],
    ['/_/nginx?tab=tags&name=1.31', image('library/nginx', '1.31')],
    ['/_/nginx/tags?name=1.31', image('library/nginx', '1.31')],
    ['/r/grafana/grafana/tags?name=', image('grafana/grafana')],
    ['/r//grafana/grafana/', image('grafana/grafana')],
    ['/r/grafana', namespace('grafana')],
    ['/u/grafana', namespace('grafana')],
    ['/orgs/grafana/repositories', namespace('grafana')],
    ['/_/Nginx', image('library/Nginx')],
    [`/layers/library/nginx/1.31/images/sha256-${HEX}`, image('library/nginx', '1.31', DIGEST)],
    ['/layers/library/nginx?name=x', image('library/nginx')],
    ['/repository/docker/me/app/general', image('me/app')],
    [`/repository/docker/me/app/tags/1.0/sha256-${HEX}`, image('me/app', '1.0', DIGEST)],
    ['/repository/docker/me/app/tags?name=1', image('me/app', '1')],
    ['/v2/repositories/library/nginx/tags/1.31/images', image('library/nginx', '1.31')],
    ['/v2/namespaces/library/repositories/nginx/tags?page_size=100', image('library/nginx')],
    ['/v2/namespaces/library/repositories/nginx/tags/1.31', image('library/nginx', '1.31')],
    ['/p/docker/app', image('docker/app')],
    ['/extensions/docker/labs-ai-tools-for-devs', image('docker/labs-ai-tools-for-devs')],
    ['/mcp/server/grafana/overview', image('server/grafana')],
    ['/hardened-images/catalog/dhi/python', { ...image('python'), registry: 'dhi.io' }],
    ...['/', '/_/', '/layers/', '/layers/a', '/search?q=nginx', '/p/a', '/v2/', '/billing'].map(
      (path): [string, undefined] => [path, undefined],
    ),
  ])('%s', (path, subject) =>
    expect(readHubAddress(new URL(path, 'https://hub.docker.com/'))).toEqual(subject),
  );

  test('is the repository of its route', () => {
    for (const [path, route] of Object.values(PAGES).flat())
      if (route.page !== 'other')
        expect(readHubAddress(new URL(path, 'https://hub.docker.com'))).toMatchObject({
          repository: route.repository,
        });
  });
});

test('no address at all makes it throw', () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      (url) => void [readRoute(new URL(url)), readHubAddress(new URL(url))],
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom('_', 'r', 'layers'), fc.array(text), (first, rest) => {
      const route = read(`/${[first, ...rest].map((one) => one.replaceAll(/[\\/?#]/g, '%')).join('/')}`);
      if (route.page !== 'other') expect(route.repository).toMatch(/^[a-z0-9._-]+\/[a-z0-9._-]+$/);
    }),
  );
});
