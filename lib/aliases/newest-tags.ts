import { compareVersions } from './compare-versions.ts';
import { isNoise } from './noise.ts';
import { isMovingName, orderAliases } from './order.ts';
import { parseVersion, type Version } from './version.ts';

/**
 * The newest tags by version, newest first: those of the tag's own flavour (`alpine` for `1.29-alpine` and for `alpine`), or
 * of any if there is none of it. Dates come after versions; names without a version are left out.
 */
export function newestTags(names: Iterable<string>, tag: string | undefined, count: number): string[] {
  const flavour = flavourOf(tag ?? 'latest');
  const all: { tag: string; version: Version }[] = [];
  for (const name of names) {
    const version = isNoise(name) ? null : parseVersion(name);
    if (version) all.push({ tag: name, version });
  }
  const own = all.filter(({ version }) => version.leads && version.variant === flavour);
  return (own.length > 0 ? own : all)
    .sort((a, b) => compareStated(b.version, a.version) || (a.tag < b.tag ? -1 : 1))
    .slice(0, count)
    .map((one) => one.tag);
}

function flavourOf(tag: string): string {
  const version = parseVersion(tag);
  return version ? version.variant : isMovingName(tag) ? '' : tag;
}

const compareStated = (a: Version, b: Version): number =>
  Number(b.isDate) - Number(a.isDate) || compareVersions(a, b);

/** All tags, newest version first, names without a version behind them, noise last. */
export function sortedTags(names: Iterable<string>): string[] {
  const versioned: { tag: string; version: Version }[] = [];
  const others: string[] = [];
  for (const tag of names) {
    const version = isNoise(tag) ? null : parseVersion(tag);
    if (version) versioned.push({ tag, version });
    else others.push(tag);
  }
  const newestFirst = versioned.sort(
    (a, b) =>
      compareStated(b.version, a.version) ||
      a.version.variant.length - b.version.variant.length ||
      (a.tag < b.tag ? -1 : 1),
  );
  return [...newestFirst.map(({ tag }) => tag), ...orderAliases(others)];
}
