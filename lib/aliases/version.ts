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
  /** `rc`, `beta` …, or nothing for a release. */
  stage: string;
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
  'dev',
  'nightly',
  'snapshot',
  'canary',
  'exp',
  'ea',
  'm',
  'alpha',
  'a',
  'beta',
  'b',
  'preview',
  'pre',
  'next',
  'cr',
  'rc',
];

const NUMBERS = /^(?:v|version[-_]?|release[-_.]?|rel[-_]?|r)?(\d+(?:\.\d+)*)/i;
const STAGE = new RegExp(`^[-_.]?(${STAGES.join('|')})(?:[-_.]?(\\d+))?(?![A-Za-z0-9])`, 'i');
const DATE = /^(?:19|20)\d{2}[-.]?(?:0[1-9]|1[0-2])[-.]?(?:0[1-9]|[12]\d|3[01])(?!\d)/;

/** The version that a tag's name states, or null where it states none (`latest`, `bookworm`, `alpine3.23`). */
export function parseVersion(tag: string): Version | null {
  const first = readVersion(tag, true);
  if (first) return first;
  const dash = /[-_](?=v?\d)/.exec(tag);
  if (!dash) return null;
  const later = readVersion(tag.slice(dash.index + 1), false);
  if (later) later.variant = [tag.slice(0, dash.index), later.variant].filter(Boolean).join('-');
  return later;
}

function readVersion(text: string, leads: boolean): Version | null {
  const date = DATE.exec(text);
  const match = NUMBERS.exec(text);
  const digits = date?.[0] ?? match?.[1];
  if (digits === undefined) return null;
  let rest = text.slice(date ? date[0].length : (match?.[0].length ?? 0));
  const stage = STAGE.exec(rest);
  if (stage) rest = rest.slice(stage[0].length);
  if (/^[A-Za-z0-9]/.test(rest)) return null; // `1a2b3c`: a hash or a word, not a version
  return {
    text: digits + (stage?.[0] ?? ''),
    numbers: digits.split(/[.-]/).map(Number),
    stage: stage?.[1]?.toLowerCase() ?? '',
    stageNumber: Number(stage?.[2] ?? 0),
    variant: rest.replace(/^[-_.]+/, ''),
    isDate: date !== null,
    leads,
  };
}

const stageRank = (stage: string) => (stage === '' ? STAGES.length : STAGES.indexOf(stage));

/** Older first: by number, a candidate before its release, `1.31` before `1.31.0`. Negative, 0 or positive. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let i = 0; i < length; i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return (
    stageRank(a.stage) - stageRank(b.stage) ||
    a.stageNumber - b.stageNumber ||
    a.numbers.length - b.numbers.length
  );
}
