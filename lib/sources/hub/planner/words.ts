import type { SubstringOptions, SubstringVisitor } from './substrings.ts';

/** The words of a name, in lower case: `8.4-fpm` has 8, 4 and fpm. */
export const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** The most words of a filter. */
const MOST_WORDS = 3;

/**
 * Visits the words, and the texts of up to three adjacent words, that find enough missing names. Left out are those that find
 * other names if their words may stand apart, and those written in different ways.
 */
export function visitWords(
  names: readonly string[],
  { missing, least }: Pick<SubstringOptions, 'missing' | 'least'>,
  visit: SubstringVisitor,
): void {
  const withWord = new Map<string, Set<number>>();
  const phrases = new Map<string, { text: string | null; found: number[] }>();
  names.forEach((name, rank) => {
    const words = [...name.matchAll(/[a-z0-9]+/gi)];
    words.forEach(({ 0: word, index }, from) => {
      keep(withWord, word.toLowerCase(), () => new Set<number>()).add(rank);
      for (let count = 1; count <= MOST_WORDS && from + count <= words.length; count++) {
        const last = words[from + count - 1];
        const text = name.slice(index, (last?.index ?? 0) + (last?.[0].length ?? 0));
        const phrase = keep(phrases, wordsOf(text).join(' '), () => ({ text, found: [] as number[] }));
        if (phrase.text !== text || text.includes('_')) phrase.text = null;
        if (phrase.found.at(-1) !== rank) phrase.found.push(rank);
      }
    });
  });
  for (const [words, { text, found }] of phrases) {
    if (text === null || found.length < least) continue;
    if (found.reduce((sum, rank) => sum + (missing[rank] ?? 0), 0) < least) continue;
    if (apart(words.split(' '), withWord) === found.length) visit(text, Int32Array.from(found));
  }
}

/** How many names have all these words, wherever they stand. */
function apart(words: readonly string[], withWord: ReadonlyMap<string, ReadonlySet<number>>): number {
  const [fewest, ...others] = words
    .map((word) => withWord.get(word) ?? new Set<number>())
    .sort((a, b) => a.size - b.size);
  let count = 0;
  for (const rank of fewest ?? []) if (others.every((other) => other.has(rank))) count++;
  return count;
}

function keep<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const kept = map.get(key) ?? create();
  map.set(key, kept);
  return kept;
}
