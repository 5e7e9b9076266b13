import { isNoise } from './noise.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

/** What version an image really is, and which of its tags says so. */
export interface RealVersion {
  /** `1.31.4` */
  version: string;
  /** The tag that states it: `1.31.4-alpine`. */
  tag: string;
  source: 'alias';
}

interface Candidate {
  tag: string;
  version: Version;
}

/**
 * The most exact version among the names of one image: a version before a date, the most numbers, then the plainest name,
 * then the newest. Null where no name states a version.
 */
export function realVersion(tags: Iterable<string>): RealVersion | null {
  let best: Candidate | null = null;
  for (const tag of tags) {
    const version = isNoise(tag) ? null : parseVersion(tag);
    if (version && (!best || compareExactness({ tag, version }, best) > 0)) best = { tag, version };
  }
  return best && { version: best.version.text, tag: best.tag, source: 'alias' };
}

const words = (variant: string) => (variant === '' ? 0 : variant.split(/[-_]/).length);

function compareExactness(a: Candidate, b: Candidate): number {
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
