import { endOfBuildWord, isHash } from './build.ts';
import { readDate } from './calendar.ts';
import { isDigit } from './characters.ts';
import { readNumbers } from './numbers.ts';
import { RELEASED, readStage } from './stage.ts';

/** What stands around the version in a tag's name, sorted by what it is. */
export interface TagParts {
  /** Flavour words, in order, numbers of bases as `#`: `dind`, `alpine#.#`. */
  words: string[];
  /** The numbers of bases, in order: `[[3, 18]]`. */
  bases: number[][];
  /** How build numbers are written: `ls#`, `#`, `date`, `hash`. */
  buildForms: string[];
  build: number[];
  /** A stage behind the flavour (`13.0.1-ubi10-rc`); `RELEASED` without one. */
  stage: number;
}

/** Names of architectures: their number is part of the name. */
const ARCHITECTURE =
  /^(?:x|amd|arm|aarch|win|riscv|mips|loong|loongarch)(?:32|64|86)$|^(?:i386|armv?[5-8])$/i;

const WORD_WITH_NUMBER = /^([a-z]+)(\d+(?:\.\d+)*)$/i;

/** `2024-01-16` is one part, not three. */
const DASHED_DATE = /(?<![\d.])((?:19|20)\d\d)([-_])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/g;

/** Appends the parts of a text to `into`. Build numbers and stages count only behind the version. */
export function readParts(written: string, isBehindVersion: boolean, into: TagParts): void {
  const text = written.replaceAll(DASHED_DATE, '$1$3$4');
  let isBehindWord = !isBehindVersion;
  let at = 0;
  while (at < text.length) {
    if (/[-_.]/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const buildEnd = isBehindVersion ? readBuildPart(text, at, isBehindWord, into) : -1;
    if (buildEnd > 0) {
      at = buildEnd;
      isBehindWord = false;
      continue;
    }
    const part = /[^-_]*/.exec(text.slice(at))?.[0] ?? '';
    if (!(isBehindVersion && takeStage(part, into))) isBehindWord = takeFlavour(part, isBehindWord, into);
    at += part.length;
  }
}

/** Returns where a build number, a date or a hash that starts here ends; -1 if there is none. */
function readBuildPart(text: string, at: number, isBehindWord: boolean, into: TagParts): number {
  const part = /[^-_]*/.exec(text.slice(at))?.[0] ?? '';
  const date = readDate(text, at);
  if (date && date.end >= at + 8) {
    into.buildForms.push('date');
    into.build.push(...date.numbers);
    return date.end;
  }
  if (isHash(part)) {
    into.buildForms.push('hash');
    return at + part.length;
  }
  const digits = isDigit(text, at) ? (isBehindWord ? -1 : at) : endOfBuildWord(text, at);
  if (digits < 0) return -1;
  const numbers: number[] = [];
  const end = readNumbers(text, digits, numbers);
  if (end < text.length && !/[-_.]/.test(text.charAt(end))) return -1;
  into.buildForms.push(text.slice(at, digits) + formOf(numbers));
  into.build.push(...numbers);
  return end;
}

/** Words that are a stage only right behind a version; elsewhere images use them as flavours. */
const FLAVOURS = /^(?:dev|next|exp|pre|[abm])\d*$/i;

function takeStage(part: string, into: TagParts): boolean {
  const stage = FLAVOURS.test(part) ? null : readStage(part, 0);
  if (stage?.end !== part.length || into.stage < RELEASED) return false;
  into.stage = stage.rank;
  return true;
}

/** Returns whether a bare number that follows belongs to this word: `12` of `debian-12`. */
function takeFlavour(part: string, isBehindWord: boolean, into: TagParts): boolean {
  const [, word = '', number = ''] = WORD_WITH_NUMBER.exec(part) ?? [];
  const bare = isBehindWord && /^\d+(?:\.\d+)*$/.test(part) ? part : number;
  if (bare === '' || ARCHITECTURE.test(part)) {
    into.words.push(part);
    return /[a-z]$/i.test(part);
  }
  const numbers = bare.split('.').map(Number);
  into.words.push(word + formOf(numbers));
  into.bases.push(numbers);
  return false;
}

const formOf = (numbers: readonly number[]): string => numbers.map(() => '#').join('.');
