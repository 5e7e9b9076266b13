import { isNoise } from './noise.ts';

const COUNT = 3;

/** A tag further away than this share of its letters is another tag. */
const MAX_SHARE = 0.5;

/** The tags whose names differ least from one that does not exist: `8.3-fpm` for `8.33-fpm`. Nearest first. */
export function nearestTags(names: Iterable<string>, wanted: string): string[] {
  const limit = Math.max(1, Math.floor(wanted.length * MAX_SHARE));
  const near: { name: string; distance: number }[] = [];
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > limit || isNoise(name)) continue;
    const distance = distanceOf(wanted, name, limit);
    if (distance <= limit) near.push({ name, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? 1 : -1))
    .slice(0, COUNT)
    .map(({ name }) => name);
}

/** How many letters to add, drop or change (Levenshtein); beyond the limit any number above it. */
function distanceOf(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
