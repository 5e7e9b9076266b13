import type { BoxTag } from '../model.ts';

const byName = (a: BoxTag, b: BoxTag) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * A repository's tags (newest first) in the order asked for. The signs are Hub's, verified live in October 2026:
 * `last_updated` is newest first, `-last_updated` oldest first, `-name` ascending, `name` descending. Without any, newest
 * first with `latest` pinned to the front.
 */
export function ordered(tags: readonly BoxTag[], ordering: string | null): readonly BoxTag[] {
  switch (ordering) {
    case 'last_updated':
      return tags;
    case '-last_updated':
      return tags.toReversed();
    case '-name':
      return tags.toSorted(byName);
    case 'name':
      return tags.toSorted((a, b) => byName(b, a));
    default:
      return [...tags.filter(isLatest), ...tags.filter((tag) => !isLatest(tag))];
  }
}

function isLatest({ name }: BoxTag): boolean {
  return name === 'latest';
}

/** The tags whose name holds the text, in whatever case. */
export function filtered(tags: readonly BoxTag[], text: string | null): readonly BoxTag[] {
  const wanted = text?.toLowerCase() ?? '';
  return wanted === '' ? tags : tags.filter(({ name }) => name.toLowerCase().includes(wanted));
}
