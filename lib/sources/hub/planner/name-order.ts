/**
 * How Hub may order names. Which of these it uses is not documented, so it is observed (observed-order.ts).
 *
 * - `bytes`: by code, capitals before small letters, `-` before `.` before digits before `_` (PostgreSQL's C)
 * - `caseless`: the same in lower case
 * - `locale`: `_`, `-`, `.`, digits, letters; case only where all else is equal (ICU, glibc since 2.28)
 * - `letters`: the same, but punctuation only where case is equal too (glibc before 2.28, used by older PostgreSQL)
 * - `natural`: as `locale`, but numbers by their value (ICU with `kn`)
 */
export type NameOrder = 'bytes' | 'caseless' | 'locale' | 'letters' | 'natural';

/** The order of Hub's lists by name; `reversed` if they ascend when a descending list is requested. */
export interface LearnedOrder {
  order: NameOrder;
  reversed: boolean;
}

/** Likeliest first. */
export const NAME_ORDERS: readonly NameOrder[] = ['bytes', 'locale', 'letters', 'caseless', 'natural'];

/** Lower case before upper case where only case differs, as both libraries do. */
const swapCase = (name: string) =>
  /[A-Z]/.test(name)
    ? name.replace(/[A-Z]+|[a-z]+/g, (run) => (run < 'a' ? run.toLowerCase() : run.toUpperCase()))
    : name.toUpperCase();

const foldMarks = (name: string) =>
  name.toLowerCase().replaceAll('_', '\u0001').replaceAll('-', '\u0002').replaceAll('.', '\u0003');

/** Compares as its value does, between punctuation and letters: its length is written before it. */
const byValue = (number: string) => {
  const digits = number.replace(/^0+(?=.)/, '');
  return String.fromCharCode(0x10 + Math.min(digits.length, 70)) + digits;
};

const KEY: Record<NameOrder, (name: string) => string> = {
  bytes: (name) => name,
  caseless: (name) => `${name.toLowerCase()}\0${name}`,
  locale: (name) => `${foldMarks(name)}\0${swapCase(name)}`,
  letters: (name) => {
    const bare = name.replace(/[-_.]/g, '');
    return `${bare.toLowerCase()}\0${swapCase(bare)}\0${name}`;
  },
  natural: (name) => `${foldMarks(name).replace(/\d+/g, byValue)}\0${swapCase(name)}\0${name}`,
};

/** A sort key: comparing two keys with `<` orders their names. */
export const orderKey = (order: NameOrder, name: string): string => KEY[order](name);

/** The positions of the names, sorted. */
export function sortNames(order: NameOrder, names: readonly string[]): Int32Array {
  const keys = names.map(KEY[order]);
  return Int32Array.from(keys.keys()).sort((a, b) => compare(keys[a] ?? '', keys[b] ?? ''));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
