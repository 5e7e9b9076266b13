import { describe, expect, test } from 'vitest';
import { filesIn, inlineScripts, nodesOf, readSource, SOURCES, specifiersOf, textOf } from './sources.ts';
import { COMPUTED_IMPORT, whyNot } from './specifiers.ts';

const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const SHIPPED = Object.keys(dependencies);
/** The build's own package, which has the functions that define entry points. */
const BUILD = ['wxt'];
const ALL = [...SHIPPED, ...Object.keys(devDependencies)];

const wrongIn = (path: string, specifiers: readonly (string | undefined)[], packages: readonly string[]) =>
  specifiers.flatMap((specifier) => {
    const why = whyNot(specifier, packages);
    return why === undefined ? [] : [`${path}: ${specifier ?? 'import()'} ${why}`];
  });

describe('what is imported is a relative path with an ending, or a package of package.json', () => {
  test('in the product: an alias or a computed path would escape the rules of rooms', () => {
    const wrong = SOURCES.flatMap(({ path, specifiers }) => {
      const packages = path.startsWith('entrypoints/') ? [...SHIPPED, ...BUILD] : SHIPPED;
      return wrongIn(path, specifiers, packages);
    });
    expect(wrong).toEqual([`${COMPUTED_IMPORT}: import() is computed`]);
  });

  test('in tests, and in the configuration of the build', () => {
    const paths = [...filesIn('tests').filter((path) => /\.tsx?$/.test(path)), 'wxt.config.ts'];
    const wrong = paths.flatMap((path) =>
      wrongIn(
        path,
        readSource(path).specifiers.filter((each) => each !== undefined),
        ALL,
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing renames modules for the product', () => {
    const { paths, baseUrl } = JSON.parse(textOf('tsconfig.json')).compilerOptions;
    // Types alone: preact's own, but that text from outside is refused.
    expect(paths).toEqual({ 'preact/jsx-runtime': ['./components/jsx-runtime.d.ts'] });
    expect(baseUrl).toBeUndefined();
    expect(JSON.parse(textOf('package.json'))).not.toHaveProperty('imports');
  });

  test.each([
    ["import { x } from '@/lib/x.ts'", 'is neither relative nor a package'],
    ["import '~/lib/x.ts'", 'is neither relative nor a package'],
    ["export * from '~~/lib/x.ts'", 'is neither relative nor a package'],
    ["export { x } from '@@/lib/x.ts'", 'is neither relative nor a package'],
    ["import { browser } from '#imports'", 'is neither relative nor a package'],
    ["import x from '/lib/x.ts'", 'is neither relative nor a package'],
    ["import x from 'file:///lib/x.ts'", 'is neither relative nor a package'],
    ["import x from 'https://r.test/x.js'", 'is neither relative nor a package'],
    ["import x from 'left-pad'", 'is neither relative nor a package'],
    ["type X = import('@/lib/x.ts').X", 'is neither relative nor a package'],
    ["import x = require('@/lib/x.ts')", 'is neither relative nor a package'],
    ["import x from './x'", 'has no ending'],
    ['await import(`./x.ts`)', 'is computed'],
    ["await import('./' + name)", 'is computed'],
    ['await import(name)', 'is computed'],
    ["require('./x.ts')", 'is computed'],
    ["import.meta.glob('./*.ts')", 'is computed'],
    ["import x from './x.ts'", undefined],
    ["import x from '../x.css?inline'", undefined],
    ["import { h } from 'preact/hooks'", undefined],
    ["import { x } from '@biomejs/biome'", undefined],
    ["await import('./x.ts')", undefined],
    ['export const x = 1', undefined],
  ])('%s: %s', (text, why) => {
    const found = specifiersOf(nodesOf(text)).map((each) => whyNot(each, ALL));
    expect(found).toEqual(text.startsWith('export const') ? [] : [why]);
  });
});

describe('whatever ships is in a file that these rules read', () => {
  test('sources are TypeScript, styles and documents', () => {
    const other = ['lib', 'components', 'entrypoints']
      .flatMap(filesIn)
      .filter((path) => !/\.(?:tsx?|css|html|md)$/.test(path));
    expect(other).toEqual([]);
  });

  test('public/ has pictures and strings, and no script', () => {
    expect(filesIn('public').filter((path) => !/\.(?:png|svg|json)$/.test(path))).toEqual([]);
  });

  test('a page has scripts by relative paths, or its own, which are read too', () => {
    for (const path of filesIn('entrypoints').filter((each) => each.endsWith('.html'))) {
      const addresses = [...textOf(path).matchAll(/<script\b[^>]*\ssrc="([^"]*)"/gi)].map(([, src]) => src);
      expect(addresses.filter((src) => whyNot(src, []) !== undefined)).toEqual([]);
      expect(textOf(path)).not.toMatch(/\son\w+\s*=|javascript:/i);
    }
    const page = '<script src="./a.ts"></script><script type="module">fetch("/")</script>';
    expect(inlineScripts(page)).toEqual(['fetch("/")']);
  });
});
