import type { BoxTag } from '../model.ts';

/** How names are ordered, which no document says: by code, as a language would, or anew with every request. */
export type NameOrder = 'bytes' | 'locale' | 'random';

const collator = new Intl.Collator('en-US');

const COMPARE: Record<Exclude<NameOrder, 'random'>, (a: string, b: string) => number> = {
  bytes: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  locale: (a, b) => collator.compare(a, b),
};

function byName(tags: readonly BoxTag[], order: NameOrder): readonly BoxTag[] {
  if (order === 'random')
    return tags
      .map((tag) => ({ tag, at: Math.random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ tag }) => tag);
  const compare = COMPARE[order];
  return tags.toSorted((a, b) => compare(a.name, b.name));
}

/**
 * A repository's tags (newest first) in the order asked for. The signs are Hub's, verified live in October 2026:
 * `last_updated` is newest first, `-last_updated` oldest first, `-name` ascending, `name` descending. Without any, newest
 * first with `latest` pinned to the front.
 */
export function ordered(
  tags: readonly BoxTag[],
  ordering: string | null,
  order: NameOrder,
): readonly BoxTag[] {
  switch (ordering) {
    case 'last_updated':
      return tags;
    case '-last_updated':
      return tags.toReversed();
    case '-name':
      return byName(tags, order);
    case 'name':
      return byName(tags, order).toReversed();
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
