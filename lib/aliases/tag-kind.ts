import { isYearLike } from './calendar.ts';
import { isNoise } from './noise.ts';
import { comparePadded } from './numbers.ts';
import { RELEASED } from './stage.ts';
import { readParts, type TagParts } from './tag-parts.ts';
import { parseVersion, type Version } from './version.ts';

/** A tag taken apart, for comparing it with the other tags of its repository. */
export interface TagKind {
  tag: string;
  version: Version;
  /** The version's stage, or one behind the flavour. */
  stage: number;
  /** The same for all tags of one kind: prefix, count of numbers, flavour. */
  pattern: string;
  /** The numbers of its bases, in order: `[[12, 1], [9]]` of `cuda12.1-cudnn9`. */
  bases: readonly (readonly number[])[];
  /** How its build numbers are written; only builds of one form are comparable. */
  buildForm: string;
  build: readonly number[];
}

/**
 * Takes a tag apart; null for tags without a version (`latest`, `bookworm-slim`), commit hashes and companions, and where a
 * `floor` is given, for tags that cannot be newer than it: most tags of a big repository, at a third of the time.
 */
export function tagKind(tag: string, floor?: Version): TagKind | null {
  const version = isNoise(tag) ? null : parseVersion(tag);
  if (!version || (floor && !mayFollow(version, floor))) return null;
  const parts: TagParts = { words: [], bases: [], buildForms: [], build: [], stage: RELEASED };
  readParts(tag.slice(0, version.at), false, parts);
  parts.words.push(formOf(version));
  readParts(tag.slice(endOf(version)), true, parts);
  return {
    tag,
    version,
    stage: Math.min(version.stage, parts.stage),
    pattern: parts.words.join('-'),
    bases: parts.bases,
    buildForm: parts.buildForms.join('-'),
    build: parts.build,
  };
}

const mayFollow = (version: Version, floor: Version): boolean =>
  version.numbers.length === floor.numbers.length && comparePadded(version.numbers, floor.numbers) >= 0;

/**
 * How a version is written. A date follows only one that is written the same way, a year no small number, and neither `18.0`
 * nor `b3561` follows `8u302`.
 */
function formOf({ text, numbers, isDate }: Version): string {
  if (isDate) return `<${text.replaceAll(/\d+/g, '#')}>`;
  const letters = /^b(?=\d)|(?<=\d)[pru](?=\d)|(?<=\.\d+)[a-z]$/i.exec(text)?.[0] ?? '';
  const letter = text.endsWith(letters) && letters !== '' ? 'letter' : letters;
  return `<${letter}${isYearLike(numbers) ? 'year' : ''}${numbers.length}>`;
}

/** OpenJDK 8's build number (`8u502-b07`) is in the text, but is compared as a build. */
function endOf({ at, text, stage }: Version): number {
  const build = stage === RELEASED ? text.search(/-b\d+$/i) : -1;
  return at + (build < 0 ? text.length : build);
}
