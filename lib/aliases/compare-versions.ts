import { compareNumbers, comparePadded } from './numbers.ts';
import type { Version } from './read-version.ts';

/**
 * Older first: by number, a pre-release before its release, `1.31` before `1.31.0`, then by build number; of equal ones, a
 * version that leads its name comes last. Negative, 0 or positive. Variants are not compared.
 */
export const compareVersions = (a: Version, b: Version): number =>
  comparePadded(a.numbers, b.numbers) ||
  a.stage - b.stage ||
  compareNumbers(a.stageNumbers, b.stageNumbers) ||
  a.numbers.length - b.numbers.length ||
  compareNumbers(a.build, b.build) ||
  Number(a.leads) - Number(b.leads);

/** How many values `newness` distinguishes in each of a version's first three numbers. */
const DIGITS = [2 ** 20, 2 ** 16, 2 ** 16];

/**
 * A number that never falls where `compareVersions` rises, so that one subtraction sorts most versions. Equal numbers decide
 * nothing.
 */
export function newness({ numbers }: Version): number {
  let key = 0;
  let isExact = true;
  DIGITS.forEach((values, at) => {
    const number = numbers[at] ?? 0;
    key = key * values + (isExact ? Math.min(number, values - 1) : 0);
    isExact &&= number < values - 1;
  });
  return key;
}
