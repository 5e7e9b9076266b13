import { isNoise } from './noise.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

/** Names that move with every release: what a reader looks for first beside the version. */
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

interface Key {
  tag: string;
  /** below 1 a moving name, 1 a plain version, 2 another single word, 3 and more: so many words, last of all noise */
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

/** The order in which one image's names are read: `mainline · 1 · 1.31 · trixie · 1-trixie · … · sha-1f2e3d4`. */
export function orderAliases(tags: Iterable<string>): string[] {
  const compare = (a: Key, b: Key) =>
    a.rank - b.rank ||
    (a.version && b.version
      ? compareVersions(a.version, b.version)
      : Number(!a.version) - Number(!b.version)) ||
    byName(a.tag, b.tag);
  return [...tags]
    .map(keyOf)
    .sort(compare)
    .map((key) => key.tag);
}
