/**
 * What a tag's name says of a version: `1.31.4-alpine3.23` is version 1.31.4 in the variant `alpine3.23`,
 * `8.5.0RC1-fpm` is 8.5.0 before its release.
 *
 * There is no standard for tag names. The forms were read off the tag maps of seventeen official images (August 2026).
 */
export interface Version {
  /** As the name writes it, without a leading `v`: `8.5.0RC1`. */
  text: string;
  numbers: number[];
  /** How far it is from its release, in the order of `STAGES`; `RELEASED` for a release. */
  stage: number;
  stageNumber: number;
  /** What follows: `alpine3.23`, `fpm-bookworm`; empty for the plain version. */
  variant: string;
  /** The number is a day (`20230612`, `2024-01-16`): it says when, not which version. */
  isDate: boolean;
  /** The name begins with the version; otherwise it stands behind a word (`jdk-17.0.1`). */
  leads: boolean;
}

/** Stages in the order in which software goes through them; a release comes after all of them. */
const STAGES = [
  ...['dev', 'nightly', 'snapshot', 'canary', 'exp', 'ea', 'm', 'alpha', 'a', 'beta', 'b'],
  ...['preview', 'pre', 'next', 'cr', 'rc'],
];
const STAGE_RANK = new Map(STAGES.map((name, rank) => [name, rank]));
const LONGEST_STAGE = Math.max(...STAGES.map((name) => name.length));
export const RELEASED = STAGES.length;

const PREFIX = /^(?:version|release|rel|v|r)[-_.]?(?=\d)/i;
const DAY = /^(?:19|20)\d{2}([-.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)/;

/** The version that a tag's name states, or null where it states none (`latest`, `bookworm`, `alpine3.23`). */
export function parseVersion(tag: string): Version | null {
  const first = readVersion(tag, startOf(tag), true);
  if (first) return first;
  const dash = tag.search(/[-_](?=v?\d)/);
  if (dash < 0) return null;
  const later = readVersion(tag, tag.charAt(dash + 1) === 'v' ? dash + 2 : dash + 1, false);
  if (later) later.variant = [tag.slice(0, dash), later.variant].filter(Boolean).join('-');
  return later;
}

/** Where the number begins: behind a `v` or `release-`. Most names begin with it. */
const startOf = (tag: string): number => (isDigit(tag, 0) ? 0 : (PREFIX.exec(tag)?.[0].length ?? 0));

/*
 * Names are read sign by sign rather than by regular expressions: a listing has up to 100,000 of them, and they are read each
 * time that it is sorted.
 */
function readVersion(tag: string, start: number, leads: boolean): Version | null {
  if (!isDigit(tag, start)) return null;
  const day = isYear(tag, start) ? (DAY.exec(tag.slice(start))?.[0].length ?? 0) : 0;
  const numbers: number[] = [];
  let at = start;
  if (day > 0) {
    at += day;
    numbers.push(...tag.slice(start, at).split(/[-.]/).map(Number));
  } else {
    at = readNumbers(tag, start, numbers);
  }
  const stage = readStage(tag, at);
  const end = stage?.end ?? at;
  if (isLetterOrDigit(tag, end)) return null; // `1a2b3c`: a hash or a word, not a version
  return {
    text: tag.slice(start, end),
    numbers,
    stage: stage?.rank ?? RELEASED,
    stageNumber: stage?.number ?? 0,
    variant: tag.slice(skipSeparators(tag, end)),
    isDate: day > 0,
    leads,
  };
}

/** Reads `1.31.4` into `numbers`, and tells where it ends. */
function readNumbers(tag: string, start: number, numbers: number[]): number {
  let at = start;
  for (;;) {
    let number = 0;
    while (isDigit(tag, at)) number = number * 10 + tag.charCodeAt(at++) - 48;
    numbers.push(number);
    if (tag.charCodeAt(at) !== 46 /* . */ || !isDigit(tag, at + 1)) return at;
    at++;
  }
}

/** `rc1`, `-beta2`, `-ea-30`: a stage's name and perhaps a number, with nothing more behind it but a separator. */
function readStage(tag: string, start: number): { rank: number; number: number; end: number } | null {
  const from = isSeparator(tag, start) ? start + 1 : start;
  let at = from;
  while (isLetter(tag, at)) at++;
  if (at === from || at - from > LONGEST_STAGE) return null;
  const rank = STAGE_RANK.get(tag.slice(from, at).toLowerCase());
  if (rank === undefined) return null;
  const digits = isSeparator(tag, at) && isDigit(tag, at + 1) ? at + 1 : at;
  let number = 0;
  let end = digits;
  while (isDigit(tag, end)) number = number * 10 + tag.charCodeAt(end++) - 48;
  return { rank, number, end: end > digits ? end : at };
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}

const isLetterOrDigit = (text: string, at: number) =>
  at < text.length && (isLetter(text, at) || isDigit(text, at));

function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 45 || code === 46 || code === 95; // - . _
}

function skipSeparators(text: string, start: number): number {
  let at = start;
  while (isSeparator(text, at)) at++;
  return at;
}

/** Whether four digits of a year stand here, and more behind them. */
const isYear = (tag: string, at: number) =>
  (tag.startsWith('20', at) || tag.startsWith('19', at)) && isDigit(tag, at + 2) && isDigit(tag, at + 3);

/** Numbers of a version that its `newness` tells apart, each with as many values. */
const DIGITS = [2 ** 20, 2 ** 16, 2 ** 16];

/**
 * A number that never falls where `compareVersions` rises, so that most versions are told apart by one subtraction; where it
 * is equal, it says nothing.
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

/** Older first: by number, a candidate before its release, `1.31` before `1.31.0`. Negative, 0 or positive. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let i = 0; i < length; i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.stage - b.stage || a.stageNumber - b.stageNumber || a.numbers.length - b.numbers.length;
}
