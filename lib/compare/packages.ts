import type { SbomPackage } from '../oci/statements/sbom.ts';
import { byText } from '../text/by-text.ts';
import type { Outside } from '../text/outside.ts';
import type { Difference } from './difference.ts';
import { comparePackageVersions } from './package-version.ts';

/** An installed package on both sides. */
export interface PackageDifference {
  name: Outside;
  /** The source package that it was built from. */
  source: Outside;
  diff: Difference;
  /** Of a changed one, where the order of its versions is known. */
  direction?: 'upgraded' | 'downgraded';
  from?: Outside;
  to?: Outside;
}

/**
 * Compares what two images have installed, in the order of source packages and names. A package that is there in several versions
 * is matched version by version; what is left over, in the order of the versions. In: packages of SBOMs, or of databases of one kind.
 */
export function comparePackages(
  from: readonly SbomPackage[],
  to: readonly SbomPackage[],
): PackageDifference[] {
  const theirs = byName(to);
  const both = [...byName(from)].flatMap(([key, ours]) => {
    const others = theirs.get(key) ?? [];
    theirs.delete(key);
    return differencesOf(ours, others);
  });
  const added = [...theirs.values()].flatMap((others) => differencesOf([], others));
  return [...both, ...added].toSorted(
    (a, b) => byText(a.source, b.source) || byText(a.name, b.name) || byText(a.from ?? '', b.from ?? ''),
  );
}

function byName(packages: readonly SbomPackage[]): Map<string, SbomPackage[]> {
  const named = new Map<string, SbomPackage[]>();
  for (const one of packages) {
    const key = `${one.type}\n${one.name}`;
    named.set(key, [...(named.get(key) ?? []), one]);
  }
  return named;
}

function differencesOf(ours: readonly SbomPackage[], theirs: readonly SbomPackage[]): PackageDifference[] {
  const has = (all: readonly SbomPackage[], { version }: SbomPackage) =>
    all.some((each) => each.version === version);
  const same = ours.filter((one) => has(theirs, one)).map((one) => differenceOf(one, one));
  const [old, fresh] = [ours.filter((one) => !has(theirs, one)), theirs.filter((one) => !has(ours, one))];
  const most = Math.max(old.length, fresh.length);
  return [...same, ...Array.from({ length: most }, (_, at) => differenceOf(old[at], fresh[at]))];
}

function differenceOf(from: SbomPackage | undefined, to: SbomPackage | undefined): PackageDifference {
  const { name = '', source = '', type = '' } = to ?? from ?? {};
  const sides = { ...(from && { from: from.version }), ...(to && { to: to.version }) };
  if (!from || !to) return { name, source, diff: from ? 'removed' : 'added', ...sides };
  if (from.version === to.version) return { name, source, diff: 'same', ...sides };
  const order = comparePackageVersions(type, from.version, to.version) ?? 0;
  const direction = order < 0 ? 'upgraded' : order > 0 ? 'downgraded' : undefined;
  return { name, source, diff: 'changed', ...(direction && { direction }), ...sides };
}
