import { isDigit } from './characters.ts';
import { readNumbers } from './numbers.ts';

/** `20240101`, `20240101120000`, `20240101T120000Z`, `20240101-120000`, and with a counter `2024010102`. */
const COMPACT =
  /((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[T_.-]?([01]\d|2[0-3])([0-5]\d)([0-5]\d)Z?|T?([01]\d|2[0-3])([0-5]\d)Z?|(\d\d))?(?![a-z0-9])/iy;

/** `2024-01-16`, `2024-10-29T16-01-48Z`, `2024-01-16-12-00-00`. */
const DASHED =
  /((?:19|20)\d\d)([-_])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?:T([01]\d|2[0-3])(?:[-_:.]?([0-5]\d))?(?:[-_:.]?([0-5]\d))?(?:\.\d+)?Z?|[-_]([01]\d|2[0-3])[-_.]?([0-5]\d)[-_.]?([0-5]\d)Z?)?(?![a-z0-9])/iy;

/** `2019-12`, and no day behind it. */
const MONTH = /((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![a-z0-9.]|-\d)/iy;

/** Seconds since 1970, from 2014 to 2033; or milliseconds. */
const EPOCH = /(1[4-9]\d{8})(\d{3})?(?![a-z0-9.])/iy;

export interface ReadDate {
  /** Year, month, day, hour … as far as stated, then what follows a dot: `20260816.0.574111`. */
  numbers: number[];
  end: number;
}

/**
 * Reads the date that starts here; null if there is none. Dates with dots (`2021.11.28`) count as versions: they
 * look the same as release 28 of `2021.11`.
 */
export function readDate(tag: string, start: number): ReadDate | null {
  if (!isDigit(tag, start + 3) || !isDigit(tag, start + 2)) return null;
  if (!isCentury(tag, start)) return isDigit(tag, start + 9) ? readEpoch(tag, start) : null;
  const found = match(COMPACT, tag, start) ?? match(DASHED, tag, start) ?? match(MONTH, tag, start);
  if (!found) return null;
  const numbers = found.slice(1).flatMap((part) => (part && isDigit(part, 0) ? [Number(part)] : []));
  let end = start + found[0].length;
  if (tag.charCodeAt(end) === 46 /* . */ && isDigit(tag, end + 1)) end = readNumbers(tag, end + 1, numbers);
  return { numbers, end };
}

function readEpoch(tag: string, start: number): ReadDate | null {
  const found = match(EPOCH, tag, start);
  if (!found) return null;
  const time = new Date(Number(found[1]) * 1000).toISOString();
  return { numbers: time.slice(0, 19).split(/\D/).map(Number), end: start + found[0].length };
}

const isCentury = (tag: string, at: number) => tag.startsWith('20', at) || tag.startsWith('19', at);

function match(pattern: RegExp, tag: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(tag);
}

/** Whether a version counts by the calendar (`2024.10.1`): its first number is a year. */
export function isYearLike(numbers: readonly number[]): boolean {
  const first = numbers[0] ?? 0;
  return first >= 1990 && first < 2100;
}
