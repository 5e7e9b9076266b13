import { isCompanion, isNoise } from './noise.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

/** What version an image really is, and which of its tags says so. */
export interface RealVersion {
  /** `1.31.4` */
  version: string;
  /** The tag that states it: `1.31.4-alpine`. */
  tag: string;
  source: 'alias';
}

/** A tag that states a version. */
export interface Statement {
  tag: string;
  version: Version;
}

/** What a tag's name states; null for noise and for names without a version. */
export function statementOf(tag: string): Statement | null {
  const version = parseVersion(tag);
  if (!version) return null;
  // a name that begins with a version is no hash, so only the quicker question is left
  return (version.leads ? isCompanion(tag) : isNoise(tag)) ? null : { tag, version };
}

/**
 * The most exact version among the names of one image: a version before a date, the most numbers, then the plainest name,
 * then the newest. Null where no name states a version.
 */
export function realVersion(tags: Iterable<string>): RealVersion | null {
  let best: Statement | null = null;
  for (const tag of tags) {
    const statement = statementOf(tag);
    if (statement && (!best || compareExactness(statement, best) > 0)) best = statement;
  }
  return best && toRealVersion(best);
}

export const toRealVersion = ({ tag, version }: Statement): RealVersion => ({
  version: version.text,
  tag,
  source: 'alias',
});

/** Counted sign by sign: it is asked for every tag of a listing. */
function words(variant: string): number {
  let count = variant === '' ? 0 : 1;
  for (let at = 0; at < variant.length; at++) {
    const code = variant.charCodeAt(at);
    if (code === 45 || code === 95) count++; // - _
  }
  return count;
}

/** Positive where `a` says more exactly than `b` what version an image is. */
export function compareExactness(a: Statement, b: Statement): number {
  return (
    Number(b.version.isDate) - Number(a.version.isDate) ||
    Number(a.version.leads) - Number(b.version.leads) ||
    a.version.numbers.length - b.version.numbers.length ||
    words(b.version.variant) - words(a.version.variant) ||
    compareVersions(a.version, b.version) ||
    b.tag.length - a.tag.length ||
    (a.tag < b.tag ? 1 : -1)
  );
}
