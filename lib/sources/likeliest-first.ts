import { compareVersions } from '../aliases/compare-versions.ts';
import { isNoise } from '../aliases/noise.ts';
import { orderAliases } from '../aliases/order.ts';
import { parseVersion } from '../aliases/version.ts';

/**
 * Orders tags that cost a HEAD each, so that aliases of the visible tags show early: those tags themselves, moving names,
 * names of the same version, then the newest versions, noise last.
 */
export function likeliestFirst(names: readonly string[], visibleTags: readonly string[]): string[] {
  const stems = visibleTags.flatMap((tag) => parseVersion(tag)?.numbers.slice(0, 2).join('.') ?? []);
  const first = new Set(visibleTags);
  const rank = (name: string): number => {
    if (first.has(name)) return 0;
    if (isNoise(name)) return 4;
    const version = parseVersion(name);
    if (!version) return 1;
    return stems.some((stem) => version.numbers.join('.').startsWith(stem)) ? 2 : 3;
  };
  const place = new Map(orderAliases(names).map((name, at) => [name, at]));
  const newer = (a: string, b: string) => {
    const [first, second] = [parseVersion(a), parseVersion(b)];
    return first && second ? compareVersions(second, first) : 0;
  };
  return names
    .map((name) => ({ name, rank: rank(name) }))
    .sort(
      (a, b) =>
        a.rank - b.rank || newer(a.name, b.name) || (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0),
    )
    .map(({ name }) => name);
}
