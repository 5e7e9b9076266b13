import { isDigit, isLetter, isLetterOrDigit, isSeparator, skipLetters } from './characters.ts';
import { NO_NUMBERS, readNumbers } from './numbers.ts';

/**
 * Words in front of a build number: the same version packaged again. linuxserver.io `ls257`, Bitnami and Alpine `r2`, OpenJDK
 * `b07`, Python `post1`, SQL Server `CU12`, Amazon `eksbuild.1`, Google `gke.100`.
 */
const BUILD_WORDS = new Set([
  ...['ls', 'r', 'rev', 'revision', 'b', 'bld', 'build', 'p', 'pl', 'patch', 'post', 'u', 'update'],
  ...['cu', 'sp', 'hf', 'hotfix', 'bp', 'nb', 'eksbuild', 'gke', 'rancher', 'vmware', 'tkg'],
]);
const LONGEST_WORD = Math.max(...[...BUILD_WORDS].map((word) => word.length));

/** Distributions of Kubernetes whose name ends in a digit: `k3s1`, `rke2r1`. */
const DIGIT_WORDS = ['k3s', 'rke2r'];

const HASH = /^(?:(?:g|sha-?)[0-9a-f]{7,64}|(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,64})$/;

/** Whether a part of a tag is a commit's hash: `b5b6a49`, `g1234567`. Digits alone are a counter or a date. */
export const isHash = (part: string): boolean => HASH.test(part);

/** The end of a build's word that starts here, where its number follows: 2 for `ls257`. -1 if there is none. */
export function endOfBuildWord(tag: string, start: number): number {
  const end = skipLetters(tag, start);
  const digits = isSeparator(tag, end) ? end + 1 : end;
  if (end === start || end - start > LONGEST_WORD || !isDigit(tag, digits)) return -1;
  for (const word of DIGIT_WORDS)
    if (tag.startsWith(word, start) && isDigit(tag, start + word.length)) return start + word.length;
  return BUILD_WORDS.has(tag.slice(start, end).toLowerCase()) ? digits : -1;
}

/**
 * The build numbers behind a version that ends at `start`: `[9]` of `_9-jdk`, `[257]` of `-ls257`, `[5]` of `-5-gabcdef0`,
 * `[20240922]` of `-20240922`; also `[5]` of Bitnami's `-debian-12-r5`, behind the flavour.
 */
export function readBuild(tag: string, start: number): readonly number[] {
  let numbers = NO_NUMBERS;
  let at = start;
  while (isSeparator(tag, at)) {
    const part = readBuildPart(tag, at + 1);
    if (!part) break;
    numbers = numbers.length > 0 ? [...numbers, ...part.numbers] : part.numbers;
    at = part.end;
  }
  const last = at < tag.length && isDigit(tag, tag.length - 1) ? tag.lastIndexOf('-') : -1;
  const part = last > at && isLetter(tag, last + 1) ? readBuildPart(tag, last + 1) : null;
  return part ? [...numbers, ...part.numbers] : numbers;
}

/** The numbers of one part and where it ends; null if it is no build number. */
function readBuildPart(tag: string, start: number): { numbers: number[]; end: number } | null {
  const digits = isDigit(tag, start) ? start : endOfBuildWord(tag, start);
  if (digits < 0) return null;
  const numbers: number[] = [];
  const end = readNumbers(tag, digits, numbers);
  return isLetterOrDigit(tag, end) || isHash(tag.slice(start, end)) ? null : { numbers, end };
}
