import type { FieldDifference } from './fields.ts';

/** Platforms gained or lost, those that both have last. In: platform keys; an empty list is not known, and gives none. */
export function comparePlatforms(from: readonly string[], to: readonly string[]): FieldDifference[] {
  if (from.length === 0 || to.length === 0) return [];
  const all = [...new Set([...from, ...to])].toSorted();
  const rows = all.map((key): FieldDifference => {
    const [one, other] = [from.includes(key), to.includes(key)];
    return {
      field: 'platform',
      key,
      diff: one && other ? 'same' : one ? 'removed' : 'added',
      ...(one && { from: key }),
      ...(other && { to: key }),
      isBreaking: true,
      isExpected: false,
    };
  });
  return [...rows.filter(({ diff }) => diff !== 'same'), ...rows.filter(({ diff }) => diff === 'same')];
}
