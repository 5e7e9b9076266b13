import { isDigit, isLetterOrDigit, isSeparator, skipLetters } from './characters.ts';
import { NO_NUMBERS, readNumbers } from './numbers.ts';

/** Pre-release stages in the order software goes through them; a release comes after all of them. */
const STAGES = [
  ...['dev', 'nightly', 'snapshot', 'canary', 'exp', 'ea', 'm', 'milestone', 'alpha', 'a', 'beta', 'b'],
  ...['preview', 'prerelease', 'pre', 'next', 'cr', 'rc'],
];
const STAGE_RANK = new Map(STAGES.map((name, rank) => [name, rank]));
const LONGEST_STAGE = Math.max(...STAGES.map((name) => name.length));

/** The stage of a release: after every pre-release stage. */
export const RELEASED = STAGES.length;

export interface Stage {
  rank: number;
  /** `[1]` of `rc1`, `[95, 2]` of `95.2.beta`; empty where the stage has no number. */
  numbers: readonly number[];
  /** Where it ends in the tag. */
  end: number;
}

/**
 * Reads the stage that starts here, behind a version's numbers: `RC1`, `-beta2`, `-ea-30`, `-preview.1`, `.dev0`, and semver's
 * other order, `-95.2.beta`. Null if there is none.
 */
export function readStage(tag: string, start: number): Stage | null {
  if (tag.charCodeAt(start) === 45 /* - */ && isDigit(tag, start + 1))
    return readNumberedStage(tag, start + 1);
  const from = isSeparator(tag, start) ? start + 1 : start;
  const end = skipLetters(tag, from);
  const rank = rankOf(tag, from, end);
  if (rank === undefined) return null;
  if (end === from + 1) return readLetterStage(tag, from, rank, from > start);
  if (isDigit(tag, end)) return withNumbers(tag, end, rank);
  const counted = isSeparator(tag, end) && isDigit(tag, end + 1) ? withNumbers(tag, end + 1, rank) : null;
  return counted ?? { rank, numbers: NO_NUMBERS, end };
}

function rankOf(tag: string, from: number, end: number): number | undefined {
  const length = end - from;
  return length === 0 || length > LONGEST_STAGE
    ? undefined
    : STAGE_RANK.get(tag.slice(from, end).toLowerCase());
}

function withNumbers(tag: string, start: number, rank: number): Stage | null {
  const numbers: number[] = [];
  const end = readNumbers(tag, start, numbers);
  return isLetterOrDigit(tag, end) ? null : { rank, numbers, end };
}

/**
 * `a1`, `b2`, `-M3`. A single letter is a stage only with its number: `1.1.1b` is a patch level. `-b3561` is a build, and
 * longer ones (`-b561234`) are commit hashes.
 */
function readLetterStage(tag: string, from: number, rank: number, isSeparate: boolean): Stage | null {
  if (!isDigit(tag, from + 1)) return null;
  const stage = withNumbers(tag, from + 1, rank);
  return stage && isSeparate && stage.end - from > 3 ? null : stage;
}

function readNumberedStage(tag: string, start: number): Stage | null {
  const numbers: number[] = [];
  const dot = readNumbers(tag, start, numbers);
  if (tag.charCodeAt(dot) !== 46 /* . */) return null;
  const end = skipLetters(tag, dot + 1);
  const rank = rankOf(tag, dot + 1, end);
  return rank === undefined || end === dot + 2 || isLetterOrDigit(tag, end) ? null : { rank, numbers, end };
}
