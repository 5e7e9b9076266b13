/** What became of one thing from the first image to the second. */
export type Difference = 'same' | 'added' | 'removed' | 'changed';

export const differenceOf = (from: string | undefined, to: string | undefined): Difference => {
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  return from === to ? 'same' : 'changed';
};
