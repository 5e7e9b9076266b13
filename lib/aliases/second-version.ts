import type { Statement } from './exactness.ts';
import { compareNumbers } from './numbers.ts';

/**
 * Some images have two versions in a tag: PyPy's `3.11-7.3.23` is PyPy 7.3.23 for Python 3.11. Unlike a build number, the
 * second one has shorter aliases as well: `3.11-7.3`.
 *
 * Returns the longest second version beside the `best` statement, with the tag that has it; null if there is none.
 */
export function secondVersion(best: Statement, all: readonly Statement[]): Statement | null {
  const peers = all.filter(({ version }) => version.leads && version.text === best.version.text);
  const longest = peers
    .filter(({ version: { build } }) => build.length >= MIN_NUMBERS)
    .filter(({ version: { build } }) => peers.some(({ version }) => isStartOf(version.build, build)))
    .sort(byLength)[0];
  if (!longest) return null;
  return { tag: longest.tag, version: { ...longest.version, text: textWithBuild(longest) } };
}

/** Longest first, then the newest, then the plainest tag. */
const byLength = (a: Statement, b: Statement): number =>
  b.version.build.length - a.version.build.length ||
  compareNumbers(b.version.build, a.version.build) ||
  a.tag.length - b.tag.length ||
  (a.tag < b.tag ? -1 : 1);

/** A second version that is worth showing has at least as many numbers. */
export const MIN_NUMBERS = 3;

const isStartOf = (start: readonly number[], whole: readonly number[]): boolean =>
  start.length > 0 && start.length < whole.length && start.every((number, at) => number === whole[at]);

/** The numbers behind the text, up to the next word: `3.11-7.3.23` of `3.11-7.3.23-slim`. */
function textWithBuild({ tag, version }: Statement): string {
  const rest = tag.slice(version.at + version.text.length);
  return version.text + (/^[-_]\d+(?:\.\d+)+/.exec(rest)?.[0] ?? '');
}
