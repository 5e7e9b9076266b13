import { describe, expect, test } from 'vitest';
import { roomOf } from './graph.ts';
import { filesIn, type Node, nodesOf, SOURCES, textOf } from './sources.ts';

const OWN = 'tests/conventions/words.test.ts';

/** Words that are banned from comments, documents and strings, and why. Case-insensitive, as whole words. */
const BANNED_WORDS: { words: string; why: string }[] = [
  { words: 'whoever', why: 'name the reader, the caller or the account' },
  { words: 'nobody', why: 'name what does not happen: "is not sent", "has no reader"' },
  { words: 'somebody', why: 'name the reader, the caller or the account' },
  { words: 'anybody', why: 'name the reader, the caller or the account' },
  { words: 'everybody', why: 'name them: every caller, all pages' },
  { words: 'anew', why: 'say "again", or what is replaced' },
  { words: 'as good as none', why: 'say what it counts as: a cache miss, undefined' },
];

/** The same for phrases that depend on where they stand. */
const BANNED_PHRASES: { phrase: string; pattern: RegExp; why: string }[] = [
  {
    phrase: 'is none',
    pattern: /(?<!\bthere )\bis none\b/gi,
    why: 'say "is not …"; "null if there is none" is fine',
  },
  { phrase: 'Of which …', pattern: /\bOf which\b/g, why: 'turn the sentence round: "… has no digest"' },
  { phrase: '…, of which …', pattern: /,\s+of which\b/gi, why: 'make it a sentence of its own' },
];

/** What people do and things do not; banned from the product and its documents, not from tests. */
const BANNED_OF_THINGS: typeof BANNED_PHRASES = [
  { phrase: 'says', pattern: /\bsays\b/gi, why: 'a thing states, names, has or returns' },
  { phrase: 'tells', pattern: /\btells\b/gi, why: 'a thing reports, has or distinguishes' },
  {
    phrase: 'is asked',
    pattern: /(?<!\byou )\b(?:is|are|was|were) asked\b(?! for\b)/gi,
    why: 'a request is sent to a thing',
  },
  { phrase: 'let in', pattern: /\blets? in\b/gi, why: 'say "accepted" or "allowed"' },
];

/** Names that are banned, exactly as written, and what the field calls the thing. */
const BANNED_NAMES: Record<string, string> = {
  Doors: 'AuthContext',
  Place: 'Endpoint, InsertionPoint or YamlPath',
  Way: 'AuthScheme',
  WayKind: 'BulkSourceId',
  solve: 'negotiate',
  Pass: 'Authorization',
  trust: 'authorizeTarget',
  Net: 'HttpContext',
  exchange: 'sendOnce',
  patiently: 'sendWithRetry',
  patience: 'waitBudget',
  PATIENCE: 'a name with unit and meaning: INTERACTIVE_TIMEOUT_MS',
  LONG: 'a name with unit and meaning',
  TRIES: 'a name with meaning: MAX_ATTEMPTS',
  MOST: 'a name with unit and meaning: MAX_IMAGES',
  Stranger: 'crossOriginRedirect',
  Shelf: 'CacheScope',
  decide: 'saveDurable, or what is decided',
  undecided: 'what is not decided',
  inTurn: 'mutex',
  underWay: 'inFlight',
  Looker: 'Identity',
  readers: 'identities, or accounts',
  Feed: 'ListingClient',
  onNews: 'subscribe',
  wish: 'setCrawlMode',
  askOfAll: 'queryConsistent',
  fate: 'HeadOutcome',
  kin: 'similarity',
  Habits: 'ObservedOrder',
  survey: 'plannerInput',
  tile: 'cover',
  Stretch: 'Run',
  bell: 'notifySettingsChanged',
  whileLookedAt: 'keepAwakeWhileVisible',
  endsWithWorker: 'isEphemeral',
  slices: 'createRenderQueue',
  originOf: 'matchPattern or apiOrigin',
  want: 'setVisibleTags',
  SIDE_HOSTS: 'a field of the source: BulkSource',
  WAYS: 'SOURCES',
};

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
  /\.(?:tsx?|md|css|html)$|^public\/_locales\/|^package\.json$/.test(path) && path !== OWN;

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
          .filter(() => path !== OWN)
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
