import type { BoxTag } from '../model.ts';

/**
 * How names are ordered, which is not documented: by code; the same in lower case; as a language does, with or without
 * punctuation, or with numbers by their value; by length and from behind; at random with every request.
 */
export type NameOrder = 'bytes' | 'caseless' | 'locale' | 'letters' | 'natural' | 'length' | 'random';

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const locale = new Intl.Collator('en-US');
const natural = new Intl.Collator('en-US', { numeric: true });
const letters = new Intl.Collator('en-US', { ignorePunctuation: true });

const COMPARE: Record<Exclude<NameOrder, 'random'>, (a: string, b: string) => number> = {
  bytes: byCode,
  caseless: (a, b) => byCode(a.toLowerCase(), b.toLowerCase()) || byCode(a, b),
  locale: (a, b) => locale.compare(a, b) || byCode(a, b),
  letters: (a, b) => letters.compare(a, b) || byCode(a, b),
  natural: (a, b) => natural.compare(a, b) || byCode(a, b),
  length: (a, b) => a.length - b.length || byCode([...a].reverse().join(''), [...b].reverse().join('')),
};

/** Compares two names; `random` compares by code. */
export const compareNames = (order: NameOrder, a: string, b: string): number =>
  COMPARE[order === 'random' ? 'bytes' : order](a, b);

function byName(tags: readonly BoxTag[], order: NameOrder): readonly BoxTag[] {
  if (order === 'random')
    return tags
      .map((tag) => ({ tag, at: Math.random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ tag }) => tag);
  return tags.toSorted((a, b) => compareNames(order, a.name, b.name));
}

/**
 * A repository's tags (newest first) in the order asked for. The signs are Hub's, verified live in October 2026:
 * `last_updated` is newest first, `-last_updated` oldest first, `-name` ascending, `name` descending. Without any, newest
 * first with `latest` pinned to the front.
 */
export function ordered(
  tags: readonly BoxTag[],
  ordering: string | null,
  order: NameOrder,
): readonly BoxTag[] {
  switch (ordering) {
    case 'last_updated':
      return tags;
    case '-last_updated':
      return tags.toReversed();
    case '-name':
      return byName(tags, order);
    case 'name':
      return byName(tags, order).toReversed();
    default:
      return [...tags.filter(isLatest), ...tags.filter((tag) => !isLatest(tag))];
  }
}

function isLatest({ name }: BoxTag): boolean {
  return name === 'latest';
}

/**
 * Which names a filter finds, which is not documented either: those that contain it, or begin with it, in any case or in its
 * own (`exact`); those that have it as a word; or all of them.
 */
export type NameFilter = 'caseless' | 'exact' | 'front' | 'front-exact' | 'words' | 'ignored';

const FINDS: Record<NameFilter, (text: string) => (name: string) => boolean> = {
  caseless: (text) => {
    const lower = text.toLowerCase();
    return (name) => name.toLowerCase().includes(lower);
  },
  exact: (text) => (name) => name.includes(text),
  front: (text) => {
    const lower = text.toLowerCase();
    return (name) => name.toLowerCase().startsWith(lower);
  },
  'front-exact': (text) => (name) => name.startsWith(text),
  words: (text) => {
    const words = wordsOf(text);
    return (name) => {
      const own = wordsOf(name);
      return words.every((word) => own.includes(word));
    };
  },
  ignored: () => () => true,
};

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Of these, those whose name a filter finds; without a text, all. */
export const foundBy = <T extends { name: string }>(
  filter: NameFilter,
  tags: readonly T[],
  text: string,
): readonly T[] => {
  if (text === '') return tags;
  const finds = FINDS[filter](text);
  return tags.filter(({ name }) => finds(name));
};
