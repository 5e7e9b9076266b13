import { byText } from '../../text/by-text.ts';
import type { Outside } from '../../text/outside.ts';

/** A package that a database lists as installed. All text is from outside. */
export interface Package {
  name: Outside;
  version: Outside;
  architecture?: Outside;
  /** The source package that it was built from, if it is another. */
  source?: Outside;
  license?: Outside;
}

/** What a package database is of: how its versions are ordered, and what its packages are called. */
export type PackageKind = 'deb' | 'apk' | 'rpm' | 'chisel';

/** Packages of one database at most: the largest distributions install about 10,000. */
const MAX_PACKAGES = 100_000;

/** By name, then version, then architecture; duplicates left out. */
export function sortPackages(packages: readonly Package[]): Package[] {
  const key = ({ name, version, architecture = '' }: Package) => [name, version, architecture].join('\0');
  return [...new Map(packages.slice(0, MAX_PACKAGES).map((one) => [key(one), one])).entries()]
    .toSorted(([one], [other]) => byText(one, other))
    .map(([, one]) => one);
}
