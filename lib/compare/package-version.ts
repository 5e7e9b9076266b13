import { byText } from '../text/by-text.ts';

/**
 * The order of two versions of a package, by the rules of its kind: below 0 if the first is older, above 0 if it is newer, 0 if
 * neither; null where it cannot be told.
 *
 * @param type of a package URL: `deb`, `apk`, `rpm`, `npm`; empty where it is not known
 */
export function comparePackageVersions(type: string, one: string, other: string): number | null {
  if (one === other) return 0;
  switch (type) {
    case 'deb':
      return byParts(one, other, byDebian);
    case 'rpm':
      return byParts(one, other, byRpm);
    case 'apk':
      return byAlpine(one, other);
    default:
      return byNumbers(one, other);
  }
}

/** By value: numbers of any length. */
const byNumber = (one: string, other: string): number => {
  const [a, b] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  return a.length - b.length || byText(a, b);
};

/** `[epoch:]version[-revision]`, the first part that differs. Sources: deb-version(7), rpm-version(7). */
function byParts(one: string, other: string, compare: (one: string, other: string) => number): number {
  const parts = (version: string) => /^(?:(\d+):)?(.*?)(?:-([^-]*))?$/s.exec(version) ?? [];
  const [[, epoch = '', version = '', revision = ''], theirs] = [parts(one), parts(other)];
  return (
    byNumber(epoch, theirs[1] ?? '') ||
    compare(version, theirs[2] ?? '') ||
    compare(revision, theirs[3] ?? '')
  );
}

/** `~` before the end, the end before letters, letters before other signs; digits by value. Source: deb-version(7). */
function byDebian(one: string, other: string): number {
  const parts = (text: string): string[] => text.match(/\D+|\d+/g) ?? [];
  const [ours, theirs] = [parts(one), parts(other)];
  // signs and numbers take turns, beginning with signs that may be none
  for (const list of [ours, theirs]) if (/^\d/.test(list[0] ?? '')) list.unshift('');
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const [a = '', b = ''] = [ours[at], theirs[at]];
    const order = at % 2 === 0 ? bySigns(a, b) : byNumber(a, b);
    if (order !== 0) return order;
  }
  return 0;
}

function bySigns(one: string, other: string): number {
  const rank = (sign: string | undefined) =>
    sign === undefined ? 0 : sign === '~' ? -1 : sign.charCodeAt(0) + (/[A-Za-z]/.test(sign) ? 0 : 256);
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const order = rank(one[at]) - rank(other[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Runs of digits or letters, whatever parts them; `~` before the end, `^` behind it; a number is newer than letters. Source: rpm's rpmvercmp. */
function byRpm(one: string, other: string): number {
  const parts = (text: string): string[] => text.match(/[~^]|\d+|[A-Za-z]+/g) ?? [];
  const [ours, theirs] = [parts(one), parts(other)];
  const rank = (part: string | undefined) =>
    part === '~' ? 0 : part === undefined ? 1 : part === '^' ? 2 : /^\d/.test(part) ? 4 : 3;
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const [a, b] = [ours[at], theirs[at]];
    const order =
      rank(a) - rank(b) || (rank(a) === 4 ? byNumber(a ?? '', b ?? '') : byText(a ?? '', b ?? ''));
    if (order !== 0) return order;
  }
  return 0;
}

/** What stands behind `_`; the empty one is a release. Source: apk-package(5). */
const SUFFIXES = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];

/** `1.2.3b_rc1-r4`. Null for what is no version of Alpine's. Source: apk-package(5). */
function byAlpine(one: string, other: string): number | null {
  const parse = (version: string) =>
    /^(\d+(?:\.\d+)*)([a-z]?)((?:_[a-z]+\d*)*)(?:~[0-9a-f]+)?(?:-r(\d+))?$/.exec(version);
  const [ours, theirs] = [parse(one), parse(other)];
  if (!ours || !theirs) return null;
  return (
    byList(ours[1]?.split('.') ?? [], theirs[1]?.split('.') ?? [], byNumber) ||
    byText(ours[2] ?? '', theirs[2] ?? '') ||
    byList(suffixes(ours[3]), suffixes(theirs[3]), (a, b) => a - b) ||
    byNumber(ours[4] ?? '', theirs[4] ?? '')
  );
}

/** Each as its place among the suffixes, then its number. */
const suffixes = (text = ''): number[] =>
  [...`${text}_`.matchAll(/_([a-z]*)(\d*)/g)].flatMap(([, name = '', count]) => [
    SUFFIXES.indexOf(name),
    Number(count),
  ]);

/** The first pair that differs; a list that goes on is newer. */
function byList<T>(one: readonly T[], other: readonly T[], compare: (one: T, other: T) => number): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const order = compare(one[at] as T, other[at] as T);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/** `1.2.3`, with `v` or not; a pre-release (`-rc.1`) is older than its release. Null where only what follows differs otherwise. Source: semver 2.0.0, 11. */
function byNumbers(one: string, other: string): number | null {
  const parse = (version: string) => /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(version);
  const [ours, theirs] = [parse(one), parse(other)];
  if (!ours || !theirs) return null;
  const numbers = byList(ours[1]?.split('.') ?? [], theirs[1]?.split('.') ?? [], byNumber);
  if (numbers !== 0) return numbers;
  const isRelease = (rest = '') => rest === '' || rest.startsWith('+');
  if (isRelease(ours[2]) === isRelease(theirs[2])) return null;
  return isRelease(ours[2]) ? 1 : -1;
}
