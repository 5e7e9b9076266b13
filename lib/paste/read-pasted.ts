import { failed, malformed } from '../oci/result.ts';
import { clean, plainText } from './clean.ts';
import { readCommands } from './commands.ts';
import { isFrom, readDockerfile } from './dockerfile.ts';
import { type Found, merge, type Pasted } from './pasted.ts';
import { readList, readText, readWord } from './words.ts';
import { looksLikeYaml, readImageLines, readYaml } from './yaml-files.ts';

/** In characters. Larger than any file that a person pastes to ask about its images. */
export const MAX_PASTED = 1024 * 1024;

const isDockerfile = (text: string): boolean =>
  /^[ \t]{0,80}(?:COPY|ADD)\s+--from=/im.test(text) || text.split('\n').some(isFrom);

/** The marks around code in Markdown, `---` and the like stay. */
const withoutFences = (text: string): string => text.replace(/^[ \t]{0,8}(?:```|~~~).{0,80}$/gm, '');

/** Every way to read a text, the surest first; the first that finds something counts. */
const READERS: ((text: string) => Found[])[] = [
  (text) => (looksLikeYaml(text) ? readYaml(text) : []),
  (text) => (isDockerfile(text) ? readDockerfile(text) : []),
  readImageLines,
  readCommands,
  readList,
  readText,
];

function findIn(text: string): Found[] {
  const word = clean(text);
  if (word === '') return [];
  if (!/\s/.test(word)) return [readWord(word, { form: 'reference' })];
  for (const read of READERS) {
    const found = read(text);
    if (found.length > 0) return merge(found);
  }
  return [];
}

/**
 * Reads whatever a person pastes: a reference, an address, a digest, a namespace (`grafana/`), a command, a line of a
 * Dockerfile, a whole Dockerfile, compose file or Kubernetes manifest, a list, or text with one of these in it.
 *
 * Out: what was found, in the order of the text, each with its place. Text in place of an image that is not one is included
 * (`invalid`, `unresolved`). `problem`, why nothing was found: `empty`, `too-large`, `no-image`. Never throws.
 */
export function readPasted(text: string): Pasted {
  if (text.length > MAX_PASTED) return { found: [], problem: failed('too-large', 'too-large').error };
  const plain = withoutFences(plainText(text));
  if (plain.trim() === '') return { found: [], problem: malformed('empty').error };
  const found = findIn(plain);
  return found.length > 0 ? { found } : { found, problem: malformed('no-image').error };
}
