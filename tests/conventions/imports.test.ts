import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOMS } from './rooms.ts';
import { filesIn, SOURCES, type Source } from './sources.ts';

const within = (...folders: string[]) =>
  SOURCES.filter(({ path }) => folders.some((each) => path.startsWith(each)));

/** `path → target` for every import of these sources that is not allowed. */
const wrong = (
  sources: readonly Source[],
  isAllowed: (from: string, isType: boolean, path: string) => boolean,
) =>
  sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ from, isType }) => !isAllowed(from, isType, path))
      .map(({ from }) => `${path} → ${from}`),
  );

/** The room that a file of lib/ is in: the innermost one that contains it. */
const roomOf = (path: string) =>
  Object.keys(ROOMS)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
const isIn = (path: string, room: string) => roomOf(path) === room;
const isOwn = (from: string) => /^(?:lib|components|entrypoints|tests|public)\//.test(from);

describe('imports go one way', () => {
  test.each(Object.entries(ROOMS))('%s', (room, { imports, packages = [] }) => {
    const sources = SOURCES.filter(({ path }) => isIn(path, room));
    expect(sources).not.toEqual([]);
    const allowed = [room, ...imports];
    expect(
      wrong(sources, (from) =>
        isOwn(from)
          ? allowed.some((each) => isIn(from, each) || (each.startsWith('public/') && from.startsWith(each)))
          : packages.includes(from),
      ),
    ).toEqual([]);
  });

  test('every file of lib/ is in one of these rooms', () => {
    const homeless = within('lib/').filter(
      ({ path }) => !Object.keys(ROOMS).some((room) => isIn(path, room)),
    );
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  test('at most three loose files in lib/', () => {
    expect(
      filesIn('lib')
        .filter((path) => dirname(path) === 'lib')
        .sort(),
    ).toEqual(['lib/browser.ts', 'lib/failure.ts', 'lib/i18n.ts']);
  });

  test('components send nothing: they import only types from what reaches the worker', () => {
    /** When to try again: they send nothing. */
    const waits = ['lib/client/follow.ts', 'lib/client/until-answered.ts', 'lib/client/waiting.ts'];
    const forbidden = ['worker', 'store', 'sources', 'messages', 'client', 'http', 'registry'];
    expect(
      wrong(
        within('components/'),
        (from, isType) =>
          isType ||
          waits.includes(from) ||
          !(
            from.startsWith('entrypoints/') ||
            from === 'lib/browser.ts' ||
            forbidden.some((room) => from.startsWith(`lib/${room}/`))
          ),
      ),
    ).toEqual([]);
  });

  test('content scripts and pages reach the worker by messages alone', () => {
    const pages = within('entrypoints/', 'components/').filter(
      ({ path }) => path !== 'entrypoints/background.ts',
    );
    const behind = ['lib/worker/', 'lib/store/', 'lib/sources/'];
    expect(wrong(pages, (from, isType) => isType || !behind.some((room) => from.startsWith(room)))).toEqual(
      [],
    );
  });

  test('no test ships', () => {
    expect(wrong(SOURCES, (from) => !from.startsWith('tests/') && from !== 'vitest')).toEqual([]);
  });
});

describe('lib/browser.ts is the only import of the browser’s API', () => {
  test('only worker, store, client, permissions, entrypoints and two named files import it', () => {
    const may =
      /^(?:lib\/(?:worker|store|client|permissions)\/|entrypoints\/|lib\/i18n\.ts$|lib\/messages\/send\.ts$)/;
    const others = SOURCES.filter(({ path }) => !may.test(path));
    expect(wrong(others, (from) => from !== 'lib/browser.ts')).toEqual([]);
  });

  test('only it imports the polyfill', () => {
    const others = SOURCES.filter(({ path }) => path !== 'lib/browser.ts');
    expect(wrong(others, (from) => from !== 'webextension-polyfill' && from !== 'wxt/browser')).toEqual([]);
  });

  test('the globals are not used', () => {
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

test('relative imports have a file extension, so that Node runs the same files', () => {
  const open = SOURCES.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => isOwn(from) && !/\.(?:tsx?|json|css(?:\?\w+)?)$/.test(from))
      .map(({ from }) => `${path} → ${from}`),
  );
  expect(open).toEqual([]);
});

test('content scripts get no schema: what they import of messages, settings and worker is free of valibot', () => {
  const byPath = new Map(SOURCES.map((source) => [source.path, source]));
  const reached = new Set<string>();
  const visit = (path: string, trail: string[]): string[] => {
    if (reached.has(path)) return [];
    reached.add(path);
    const { imports } = byPath.get(path) ?? { imports: [] };
    return imports
      .filter(({ isType }) => !isType)
      .flatMap(({ from }) =>
        from === 'valibot' ? [[...trail, path].join(' → ')] : visit(from, [...trail, path]),
      );
  };
  expect(
    [
      'entrypoints/hub.content/index.ts',
      'entrypoints/hub-parts/index.tsx',
      'entrypoints/hydration.content.ts',
    ].flatMap((path) => visit(path, [])),
  ).toEqual([]);
});
