import { describe, expect, test } from 'vitest';
import { BANNED_NAMES, BANNED_OF_THINGS, BANNED_PHRASES, BANNED_WORDS } from './banned-words.ts';
import { roomOf } from './graph.ts';
import { filesIn, type Node, nodesOf, SOURCES, textOf } from './sources.ts';

const OWN = ['tests/conventions/banned-words.ts', 'tests/conventions/words.test.ts'];

/** Between the words of a phrase: spaces, or the end of a line and what a comment begins the next one with. */
const GAP = '\\s+(?:(?:\\*|//|#)\\s+)?';

const PATTERNS = [
  ...BANNED_WORDS.map(({ words, why }) => ({
    name: words,
    pattern: new RegExp(`\\b${words.replaceAll(' ', GAP)}\\b`, 'gi'),
    why,
  })),
  ...BANNED_PHRASES.map(({ phrase, pattern, why }) => ({ name: phrase, pattern, why })),
];
const OF_THINGS = BANNED_OF_THINGS.map(({ phrase, pattern, why }) => ({ name: phrase, pattern, why }));

/** `3: "nobody": why` for every banned word of a text, by line. */
const bannedIn = (text: string, patterns = PATTERNS): string[] =>
  patterns
    .flatMap(({ name, pattern, why }) =>
      [...text.matchAll(pattern)].map(({ index }) => ({
        line: text.slice(0, index).split('\n').length,
        name,
        why,
      })),
    )
    .sort((a, b) => a.line - b.line)
    .map(({ line, name, why }) => `${line}: "${name}": ${why}`);

const isText = (path: string) =>
  /\.(?:tsx?|md|css|html)$|^public\/_locales\/|^package\.json$/.test(path) && !OWN.includes(path);

/** By room, so that the report of one does not cut off that of another. */
const rooms = new Map<string, string[]>();
for (const path of filesIn().filter(isText))
  rooms.set(roomOf(path), [...(rooms.get(roomOf(path)) ?? []), path]);

describe('no comment, document or string has a banned word', () => {
  test.each([...rooms])('%s', (_, paths) => {
    const patternsFor = (path: string) =>
      path.startsWith('tests/') ? PATTERNS : [...PATTERNS, ...OF_THINGS];
    const found = (path: string) => bannedIn(textOf(path), patternsFor(path));
    expect(paths.flatMap((path) => found(path).map((each) => `${path}:${each}`))).toEqual([]);
  });

  test.each([
    ['// Nobody asks.', 1],
    ['/** A listing of another version is\n * as good\n * as none. */', 1],
    ['// there\n// is none', 1],
    ['Of which there are two.', 1],
    ['a list, of which two', 1],
    ['an image of which nothing is known', 0],
    ['nobodyatall, renewed, is nonexistent', 0],
  ])('is found in %j', (text, count) => expect(bannedIn(text)).toHaveLength(count));

  test.each([
    ['the header says so, and tells it', 2],
    ['The registry is asked first, and lets in the reader.', 2],
    ['what was asked for; you are asked first', 0],
  ])('of a thing is found in %j', (text, count) => expect(bannedIn(text, OF_THINGS)).toHaveLength(count));
});

const identifierOf = ({ type, name }: Node): string | undefined =>
  /^(?:Identifier|JSXIdentifier|PrivateIdentifier)$/.test(type) && typeof name === 'string'
    ? name
    : undefined;

const isBannedName = (name: string | undefined): name is string =>
  name !== undefined && Object.hasOwn(BANNED_NAMES, name);

const bannedNamesIn = (nodes: Node[]): string[] => [...new Set(nodes.map(identifierOf).filter(isBannedName))];

describe('no identifier has a banned name', () => {
  test.each(['lib', 'components', 'entrypoints'])('in %s', (folder) => {
    const found = SOURCES.filter(({ path }) => path.startsWith(`${folder}/`)).flatMap(({ path, nodes }) =>
      bannedNamesIn(nodes).map((name) => `${path}: ${name} → ${BANNED_NAMES[name]}`),
    );
    expect(found).toEqual([]);
  });

  test('in tests', () => {
    const found = filesIn('tests')
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) =>
        bannedNamesIn(nodesOf(textOf(path), path.endsWith('x') ? 'tsx' : 'ts'))
          .filter(() => !OWN.includes(path))
          .map((name) => `${path}: ${name} → ${BANNED_NAMES[name]}`),
      );
    expect(found).toEqual([]);
  });

  test.each([
    ['type Place = string', ['Place']],
    ['const { kin } = x', ['kin']],
    ['x.fate()', ['fate']],
    ['const kindness = 1; const places: Placed[] = []', []],
    ["const name = 'kin' // kin", []],
  ])('is found in %s', (text, names) => expect(bannedNamesIn(nodesOf(text))).toEqual(names));
});

/** The names of the types that a file declares and exports; what it passes on from another file is not its own. */
function exportedTypes(nodes: Node[]): string[] {
  const declares = (node: unknown): string | undefined => {
    const { type, id } = (node ?? {}) as { type?: string; id?: { name?: string } };
    const isType = /^(?:TSInterfaceDeclaration|TSTypeAliasDeclaration|ClassDeclaration)$/.test(type ?? '');
    return isType ? id?.name : undefined;
  };
  const own = new Set(nodes.map(declares));
  return nodes
    .filter(({ type, source }) => type === 'ExportNamedDeclaration' && !source)
    .flatMap(({ declaration, specifiers }) => {
      const listed = (specifiers as { local?: { name?: string } }[]).map(({ local }) => local?.name);
      return [declares(declaration), ...listed.filter((name) => own.has(name))];
    })
    .filter((name) => name !== undefined);
}

describe('every type that lib/ exports has a name of its own', () => {
  test('in one file alone', () => {
    const byName = new Map<string, string[]>();
    for (const { path, nodes } of SOURCES.filter(({ path }) => path.startsWith('lib/')))
      for (const name of new Set(exportedTypes(nodes))) byName.set(name, [...(byName.get(name) ?? []), path]);
    expect([...byName].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });

  test.each([
    ['export interface A {}', ['A']],
    ['export type A = string; export class B {}', ['A', 'B']],
    ['type A = string; export type { A }', ['A']],
    ["export type { A } from './a.ts'", []],
    ["import type { A } from './a.ts'; export type { A }", []],
    ['export const a = 1', []],
  ])('is seen in %s', (text, names) => expect(exportedTypes(nodesOf(text))).toEqual(names));
});
