import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUILDS, CHECKS, TESTS, WHOLE } from '../run/steps.ts';
import { filesIn, ROOT, textOf } from './sources.ts';

const DOCUMENTS = filesIn().filter((path) => path.endsWith('.md'));

const FENCE = /^```[^\n]*\n([\s\S]*?)^```/gm;
const INLINE_CODE = /`([^`\n]+)`/g;

const withoutFences = (text: string): string => text.replace(FENCE, '');

/** The code of a document: inline spans, and the lines of fenced blocks. */
const codeIn = (text: string): string[] => [
  ...[...text.matchAll(FENCE)].map(([, block = '']) => block),
  ...inlineCodeIn(text),
];

const inlineCodeIn = (text: string): string[] =>
  [...withoutFences(text).matchAll(INLINE_CODE)].map(([, code = '']) => code);

/** The targets of links and images, in Markdown and in HTML. */
function linksIn(text: string): string[] {
  const prose = withoutFences(text).replace(INLINE_CODE, '');
  const markdown = [...prose.matchAll(/\]\(([^()\s]+)\)/g)];
  const html = [...prose.matchAll(/\b(?:href|src|srcset)="([^"\s]+)"/g)];
  return [...markdown, ...html].map(([, target = '']) => target);
}

/** The anchors that GitHub gives to a document's headings. */
function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  return [...withoutFences(text).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** Why a link of a document leads nowhere; undefined for one that does not, or that leaves the repository. */
function deadEnd(document: string, target: string): string | undefined {
  if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target)) return undefined;
  const [file = '', anchor] = decodeURI(target).split('#');
  const path = file === '' ? document : relative(ROOT, resolve(ROOT, dirname(document), file));
  if (!existsSync(join(ROOT, path))) return `${document}: ${target} does not exist`;
  if (anchor === undefined || anchorsOf(textOf(path)).includes(anchor)) return undefined;
  return `${document}: ${target} has no such heading`;
}

describe('links', () => {
  test.each(DOCUMENTS)('of %s lead somewhere', (document) => {
    expect(linksIn(textOf(document)).flatMap((target) => deadEnd(document, target) ?? [])).toEqual([]);
  });

  test.each([
    ['[a](b.md) ![c](d.svg) [e](../f#g)', ['b.md', 'd.svg', '../f#g']],
    ['<img src="a.svg"> <source srcset="b.svg">', ['a.svg', 'b.svg']],
    ['`[a](b.md)`\n```\n[c](d.md)\n```\n', []],
  ])('are seen in %j', (text, links) => expect(linksIn(text)).toEqual(links));

  test.each([
    ['LICENSE', undefined],
    ['https://example.com/none.md', undefined],
    ['docs', undefined],
    ['#test-it', undefined],
    ['missing.md', 'README.md: missing.md does not exist'],
    ['#missing', 'README.md: #missing has no such heading'],
  ])('%s', (target, why) => expect(deadEnd('README.md', target)).toBe(why));

  test('anchors are those of GitHub', () => {
    expect(anchorsOf('# A `b` c: d!\n## [E](f.md) G\n```\n# none\n```\n## A b c d\n')).toEqual([
      'a-b-c-d',
      'e-g',
      'a-b-c-d-1',
    ]);
  });
});

/** Commands of npm itself. */
const OF_NPM = ['ci'];

/** The scripts that code names: `npm test`, `npm run build:firefox -- --watch`. */
const scriptsIn = (code: string): string[] =>
  [...code.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, script = '']) => script);

describe('npm scripts', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

  test.each(DOCUMENTS)('of %s are in package.json', (document) => {
    const named = codeIn(textOf(document)).flatMap(scriptsIn);
    expect(named.filter((script) => !(script in scripts) && !OF_NPM.includes(script))).toEqual([]);
  });

  /** Some in their smallest form: `tests/run/steps.ts`. */
  const RUN = new Set([
    ...[...CHECKS, ...WHOLE, ...Object.values(BUILDS)].map(({ script }) => script),
    ...Object.values(TESTS),
    ...filesIn('tests/run').flatMap((path) =>
      [...textOf(path).matchAll(/\bnpmScript\('([\w:-]+)'/g)].map(([, script = '']) => script),
    ),
  ]);

  test.each(DOCUMENTS)('of %s are run by npm test', (document) => {
    const named = codeIn(textOf(document)).flatMap(scriptsIn);
    expect(named.filter((script) => ![...RUN, 'test', ...OF_NPM].includes(script))).toEqual([]);
  });

  test('are seen', () => {
    expect(codeIn('`npm ci` npm words\n```\nnpm run a:b && npm start\n```\n').flatMap(scriptsIn)).toEqual([
      'a:b',
      'start',
      'ci',
    ]);
  });
});

/** A path from the root, with or without placeholders: `lib/http/send.ts`, `lib/sources/<id>.ts`, `lib/messages/*.ts`. */
const isPath = (code: string): boolean =>
  /^(?:lib|components|entrypoints|public|tests|docs|\.ci)(?:\/[\w.<>*-]+)*\/?$/.test(code);

/** Everything that a path may name: files and folders. */
const ENTRIES = new Set(
  filesIn().flatMap((path) => {
    const parts = path.split('/');
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  }),
);

/** A placeholder stands for a part of a name. */
function exists(path: string): boolean {
  const escaped = path.replace(/\/$/, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${escaped.replace(/<\w+>|\*/g, '[^/]+')}$`);
  return [...ENTRIES].some((entry) => pattern.test(entry));
}

describe('paths in backticks', () => {
  const documents = DOCUMENTS.filter((path) => path !== 'CHANGELOG.md');

  test.each(documents)('of %s exist', (document) => {
    const paths = inlineCodeIn(textOf(document)).filter(isPath);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });

  test.each([
    ['lib/http/send.ts', true],
    ['lib/http/', true],
    ['lib/oci/fields/<id>.ts', true],
    ['public/_locales/<code>/messages.json', true],
    ['lib/http/gone.ts', false],
    ['lib/gone/<id>.ts', false],
  ])('%s', (path, is) => {
    expect(isPath(path)).toBe(true);
    expect(exists(path)).toBe(is);
  });

  test.each(['library/nginx', 'npm run bench', 'lib/a b', 'send.ts'])('%s is no path', (code) =>
    expect(isPath(code)).toBe(false),
  );
});

test('every folder of lib/ has a README of 3 to 12 lines', () => {
  const folders = new Set(
    filesIn('lib')
      .filter((path) => path.endsWith('.ts'))
      .map(dirname),
  );
  folders.delete('lib');
  const lines = (folder: string) => {
    const path = `${folder}/README.md`;
    return ENTRIES.has(path) ? textOf(path).trimEnd().split('\n').length : 0;
  };
  expect([...folders].filter((folder) => lines(folder) < 3 || lines(folder) > 12)).toEqual([]);
});
