import { compareVersions } from './compare-versions.ts';
import { isNoise } from './noise.ts';
import { parseVersion, type Version } from './version.ts';

/** Names that move with every release: what a reader looks for first, next to the version. */
const MOVING = [
  'latest',
  'mainline',
  'stable',
  'lts',
  'current',
  'edge',
  'main',
  'master',
  'next',
  'rolling',
];

/** Whether a name moves with every release, whatever the flavour: `latest`, not `alpine`. */
export const isMovingName = (tag: string): boolean => MOVING.includes(tag);

interface Key {
  tag: string;
  /** Below 1 a moving name, 1 a plain version, else one more than its words; noise last. */
  rank: number;
  version: Version | null;
}

function keyOf(tag: string): Key {
  const version = parseVersion(tag);
  const plain = version?.leads && version.variant === '' && !version.isDate;
  const words = tag.split(/[-_]/).length;
  const moving = MOVING.indexOf(tag);
  const rank = isNoise(tag) ? 99 : moving >= 0 ? moving / MOVING.length : plain ? 1 : words + 1;
  return { tag, rank, version };
}

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A version that leads its name, then one behind a word, then names without. */
const place = (version: Version | null): number => (version === null ? 2 : version.leads ? 0 : 1);

/**
 * The tags of one image in reading order: `mainline · 1 · 1.31 · trixie · 1-trixie · … · sha-1f2e3d4`. Names of as many words
 * stand by their version, those that lead with it first.
 */
export function orderAliases(tags: Iterable<string>): string[] {
  const compare = (a: Key, b: Key) =>
    a.rank - b.rank ||
    place(a.version) - place(b.version) ||
    (a.version && b.version ? compareVersions(a.version, b.version) : 0) ||
    byName(a.tag, b.tag);
  return [...tags]
    .map(keyOf)
    .sort(compare)
    .map((key) => key.tag);
}
