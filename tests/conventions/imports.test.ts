import { describe, expect, test } from 'vitest';
import { SOURCES, type Source } from './sources.ts';

const within = (...folders: string[]) =>
  SOURCES.filter(({ path }) => folders.some((each) => path.startsWith(each)));

/** `path → target` for every import of these sources that is not allowed. */
const wrong = (sources: Source[], isAllowed: (from: string, isType: boolean) => boolean) =>
  sources.flatMap(({ path, imports }) =>
    imports.filter(({ from, isType }) => !isAllowed(from, isType)).map(({ from }) => `${path} → ${from}`),
  );

const starts = (from: string, ...prefixes: string[]) => prefixes.some((prefix) => from.startsWith(prefix));

const BROWSER = ['webextension-polyfill', 'wxt'];

describe('imports go one way', () => {
  test.each(['lib/oci/', 'lib/aliases/'])('%s imports nothing but oci and aliases', (folder) => {
    const sources = within(folder);
    expect(sources.length).toBeGreaterThan(5);
    expect(
      wrong(
        sources,
        (from) => starts(from, 'lib/oci/', 'lib/aliases/') || ['valibot', 'yaml'].includes(from),
      ),
    ).toEqual([]);
  });

  test.each(['lib/registry/', 'lib/hub/', 'lib/sources/'])(
    '%s knows no browser, and nobody above it',
    (folder) => {
      const below = 'lib/secrets/'; // where a secret may go: pure
      const allowed = [
        below,
        'lib/oci/',
        'lib/aliases/',
        'lib/registry/',
        'lib/hub/',
        ...(folder === 'lib/sources/' ? [folder] : []),
      ];
      expect(
        wrong(
          within(folder),
          (from) => starts(from, ...allowed) || (/^[a-z-]+$/.test(from) && !BROWSER.includes(from)),
        ),
      ).toEqual([]);
    },
  );

  test('components fetch nothing: they know neither worker, store nor messages’ way', () => {
    const forbidden = [
      'lib/worker/',
      'lib/store/',
      'lib/sources/',
      'lib/send.ts',
      'lib/browser.ts',
      'lib/change-bell.ts',
      'lib/feed.ts',
      'entrypoints/',
    ];
    expect(wrong(within('components/'), (from, isType) => isType || !starts(from, ...forbidden))).toEqual([]);
  });

  test('lib knows neither components nor entrypoints', () => {
    expect(wrong(within('lib/'), (from) => !starts(from, 'components/', 'entrypoints/'))).toEqual([]);
  });

  test('content scripts and pages reach the worker by messages alone', () => {
    const pages = within('entrypoints/', 'components/').filter(
      ({ path }) => path !== 'entrypoints/background.ts',
    );
    expect(
      wrong(pages, (from, isType) => isType || !starts(from, 'lib/worker/', 'lib/store/', 'lib/sources/')),
    ).toEqual([]);
  });

  test('nobody ships a test', () => {
    expect(wrong(SOURCES, (from) => !starts(from, 'tests/', 'vitest'))).toEqual([]);
  });
});

describe('one door to the browser', () => {
  test('only worker, store, entrypoints, and what joins them pass through it', () => {
    const may = /^(?:lib\/(?:worker|store)\/|entrypoints\/|lib\/(?:send|i18n|change-bell)\.ts$)/;
    const others = SOURCES.filter(({ path }) => !may.test(path));
    expect(wrong(others, (from) => from !== 'lib/browser.ts')).toEqual([]);
  });

  test('behind it alone is the polyfill', () => {
    const others = SOURCES.filter(({ path }) => path !== 'lib/browser.ts');
    expect(wrong(others, (from) => from !== 'webextension-polyfill' && from !== 'wxt/browser')).toEqual([]);
  });

  test('nobody takes the global ones', () => {
    const globals = SOURCES.flatMap(({ path, nodes, imports }) => {
      const own = imports.some(({ from }) => from === 'lib/browser.ts') || path === 'lib/browser.ts';
      return nodes
        .filter(({ type, object }) => type === 'MemberExpression' && typeof object === 'object')
        .map(({ object }) => (object as { name?: string }).name)
        .filter((name) => name === 'chrome' || (name === 'browser' && !own))
        .map((name) => `${path}: ${name}`);
    });
    expect(globals).toEqual([]);
  });
});

test('imports of our own carry their ending, so that Node runs the same files', () => {
  const open = SOURCES.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => /^(?:lib|components|entrypoints|tests|public)\//.test(from))
      .filter(({ from }) => !/\.(?:tsx?|json|css(?:\?\w+)?)$/.test(from))
      .map(({ from }) => `${path} → ${from}`),
  );
  expect(open).toEqual([]);
});
