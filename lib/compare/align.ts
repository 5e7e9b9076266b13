import { diffArrays } from 'diff';

/** A pair of two lists; one side is missing where the other list has something of its own. */
export type Aligned<T> = { from: T; to: T } | { from: T; to?: undefined } | { from?: undefined; to: T };

/** Steps of the search for the longest common subsequence: lists that differ more have nothing in common. */
const MAX_EDIT_LENGTH = 2000;

/** Aligns two lists by the longest common subsequence of their keys; the order of both is kept. */
export function align<T>(from: readonly T[], to: readonly T[], keyOf: (item: T) => string): Aligned<T>[] {
  const changes = diffArrays(from.map(keyOf), to.map(keyOf), { maxEditLength: MAX_EDIT_LENGTH });
  if (!changes) return [...from.map((item) => ({ from: item })), ...to.map((item) => ({ to: item }))];
  const [ours, theirs] = [from.values(), to.values()];
  return changes.flatMap(({ added, removed, value }) =>
    value.map((): Aligned<T> => {
      const one = added ? undefined : ours.next().value;
      const other = removed ? undefined : theirs.next().value;
      return {
        ...(one !== undefined && { from: one }),
        ...(other !== undefined && { to: other }),
      } as Aligned<T>;
    }),
  );
}
