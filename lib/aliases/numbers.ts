import { isDigit } from './characters.ts';

/** Shared by every version without such numbers: most have none. Never written to. */
export const NO_NUMBERS: readonly number[] = [];

/** Appends the numbers of `1.31.4` to `into` and returns where they end. */
export function readNumbers(tag: string, start: number, into: number[]): number {
  let at = start;
  for (;;) {
    let number = 0;
    while (isDigit(tag, at)) number = number * 10 + tag.charCodeAt(at++) - 48;
    into.push(number);
    if (tag.charCodeAt(at) !== 46 /* . */ || !isDigit(tag, at + 1)) return at;
    at++;
  }
}

/** `1.31` equals `1.31.0`. Negative, 0 or positive. */
export function comparePadded(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `1.31` comes before `1.31.0`. Negative, 0 or positive. */
export const compareNumbers = (a: readonly number[], b: readonly number[]): number =>
  comparePadded(a, b) || a.length - b.length;
