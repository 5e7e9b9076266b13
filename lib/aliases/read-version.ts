import { readBuild } from './build.ts';
import { readDate } from './calendar.ts';
import { isDigit, isLetter, isLetterOrDigit, skipSeparators } from './characters.ts';
import { NO_NUMBERS, readNumbers } from './numbers.ts';
import { readPatchLetter } from './patch-letter.ts';
import { RELEASED, readStage } from './stage.ts';

/**
 * The version in a tag's name: `1.31.4-alpine3.23` is version 1.31.4 in the variant `alpine3.23`, `8.5.0RC1-fpm` is 8.5.0
 * before its release.
 *
 * There is no standard for tag names. The forms come from the tag maps of official images (August 2026) and from bug reports
 * of tools that update tags.
 */
export interface Version {
  /** As the name has it, without a leading `v`: `8.5.0RC1`. */
  text: string;
  /** Where `text` starts in the name. */
  at: number;
  numbers: readonly number[];
  /** Rank of its pre-release stage; `RELEASED` for a release. */
  stage: number;
  /** `[1]` of `RC1`; empty for a release, and for a stage without a number. */
  stageNumbers: readonly number[];
  /** The numbers that tell builds of one version apart: `[9]` of `17.0.9_9-jdk`. */
  build: readonly number[];
  /** What follows, build number included: `alpine3.23`, `fpm-bookworm`; empty for the plain version. */
  variant: string;
  /** The number is a date or a time (`20230612`, `2024-01-16`): when, not which version. */
  isDate: boolean;
  /** The name begins with the version; otherwise it stands behind a word (`jdk-17.0.1`). */
  leads: boolean;
}

/** The version that starts here; null if there is none, or if it is the start of a word or a hash (`1a2b3c`). */
export function readVersion(tag: string, start: number, leads: boolean): Version | null {
  if (!isDigit(tag, start)) return readBuildName(tag, start, leads);
  const date = readDate(tag, start);
  const numbers: number[] = date?.numbers ?? [];
  let end = date?.end ?? readNumbers(tag, start, numbers);
  const stage = end < tag.length ? readStage(tag, end) : null;
  const hasLetter = stage === null && isLetter(tag, end);
  if (stage) end = stage.end;
  else if (hasLetter) end = readPatchLetter(tag, end, numbers);
  if (end < 0 || isLetterOrDigit(tag, end) || (stage && isHashOfDigits(tag, start, end))) return null;
  const build = readBuild(tag, end);
  if (hasLetter) end = endOfJavaBuild(tag, end);
  return {
    text: tag.slice(start, end),
    at: start,
    numbers,
    stage: stage?.rank ?? RELEASED,
    stageNumbers: stage?.numbers ?? NO_NUMBERS,
    build,
    variant: tag.slice(skipSeparators(tag, end)),
    isDate: date !== null,
    leads,
  };
}

/** A commit's hash may read as a pre-release: `5b61234` is no beta of version 5. */
const isHashOfDigits = (tag: string, start: number, end: number): boolean =>
  end - start >= 7 && /^\d+[ab]\d+$/.test(tag.slice(start, end));

/** OpenJDK 8 counts builds of an update, and no version is complete without: `8u502-b07`. */
const JAVA_BUILD = /-b\d{2}(?![a-z0-9])/iy;

function endOfJavaBuild(tag: string, at: number): number {
  JAVA_BUILD.lastIndex = at;
  return at + (JAVA_BUILD.exec(tag)?.[0].length ?? 0);
}

/** `b3561`: a project that numbers its builds and nothing else (llama.cpp). Longer ones are commit hashes. */
const BUILD_NAME = /b(\d{3,5})(?![a-z0-9.])/y;

function readBuildName(tag: string, at: number, leads: boolean): Version | null {
  if (tag.charCodeAt(at) !== 98 /* b */) return null;
  BUILD_NAME.lastIndex = at;
  const found = BUILD_NAME.exec(tag);
  if (!found) return null;
  const end = at + found[0].length;
  return {
    text: found[0],
    at,
    numbers: [Number(found[1])],
    stage: RELEASED,
    stageNumbers: NO_NUMBERS,
    build: readBuild(tag, end),
    variant: tag.slice(skipSeparators(tag, end)),
    isDate: false,
    leads,
  };
}
