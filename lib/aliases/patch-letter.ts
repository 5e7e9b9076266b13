import { isDigit, isLetterOrDigit } from './characters.ts';
import { readNumbers } from './numbers.ts';

/**
 * Reads a letter behind a version's numbers as one more number, appended to them: `1.1.1w` (OpenSSL), `2023c` (tzdata),
 * `9.9p1` (OpenSSH), `8u502` (OpenJDK). Returns where it ends, -1 if a word or a hash begins here.
 */
export function readPatchLetter(tag: string, at: number, numbers: number[]): number {
  if (isDigit(tag, at + 1) && 'pruPRU'.includes(tag.charAt(at))) return readNumbers(tag, at + 1, numbers);
  const isYear = (numbers[0] ?? 0) >= 1990;
  if (isLetterOrDigit(tag, at + 1) || (numbers.length < 2 && !isYear)) return -1;
  numbers.push((tag.charCodeAt(at) | 32) - 96);
  return at + 1;
}
