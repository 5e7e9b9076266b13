import { isYearLike } from './calendar.ts';
import { compareVersions } from './compare-versions.ts';
import { isCompanion, isNoise } from './noise.ts';
import { comparePadded } from './numbers.ts';
import { RELEASED } from './stage.ts';
import { parseVersion, type Version } from './version.ts';

/** A tag with a version in its name. */
export interface Statement {
  tag: string;
  version: Version;
}

/** The version in a tag's name; null for noise and for names without one. */
export function statementOf(tag: string): Statement | null {
  const version = parseVersion(tag);
  if (!version) return null;
  // A name that begins with a version is no hash; the cheaper check is enough.
  return (version.leads ? isCompanion(tag) : isNoise(tag)) ? null : { tag, version };
}

/**
 * Positive where `a` gives an image's version more exactly than `b`: a version before a date, one that leads its name, more
 * numbers, the newer one, a pre-release before its bare numbers (`6.0-alpha2`, `6.0`), the plainest name. A total order: 0 for
 * the same tag only.
 */
export function compareExactness(a: Statement, b: Statement): number {
  const first = a.version;
  const second = b.version;
  return (
    Number(second.isDate) - Number(first.isDate) ||
    Number(first.leads) - Number(second.leads) ||
    (first.text === second.text ? 0 : comparePrecision(first, second)) ||
    words(second.variant) - words(first.variant) ||
    compareVersions(first, second) ||
    b.tag.length - a.tag.length ||
    (a.tag < b.tag ? 1 : a.tag > b.tag ? -1 : 0)
  );
}

/** Positive where the numbers and the stage of `a` give more than those of `b`. */
const comparePrecision = (first: Version, second: Version): number =>
  precision(first) - precision(second) ||
  first.numbers.length - second.numbers.length ||
  comparePadded(first.numbers, second.numbers) ||
  Number(first.stage < RELEASED) - Number(second.stage < RELEASED) ||
  first.stageNumbers.length - second.stageNumbers.length ||
  first.stage - second.stage ||
  comparePadded(first.stageNumbers, second.stageNumbers);

/** Beside a version of at least two numbers, one by calendar is a date or an edition: Bonita's `2026.2` is 11.1.0. */
const precision = ({ numbers, isDate }: Version): number =>
  !isDate && numbers.length > 1 && !isYearLike(numbers) ? 1 : 0;

/** Counted by character: this runs for every tag of a listing. */
function words(variant: string): number {
  let count = variant === '' ? 0 : 1;
  for (let at = 0; at < variant.length; at++) {
    const code = variant.charCodeAt(at);
    if (code === 45 || code === 95) count++; // - _
  }
  return count;
}
