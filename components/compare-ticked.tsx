import type { ShownGroup } from '../lib/aliases/sorted-groups.ts';
import { tagKind } from '../lib/aliases/tag-kind.ts';
import { t } from '../lib/i18n.ts';
import { mainTag } from './group-row.tsx';

/** An image that was ticked to be compared. */
export interface Ticked {
  tag: string;
  /** Where it stands in the list, which has the newest first. */
  place: number;
}

/** With one more, or without it if it was ticked; at most two, the last ones. */
export const tickedWith = (ticked: readonly Ticked[], one: Ticked): Ticked[] => {
  const others = ticked.filter(({ tag }) => tag !== one.tag);
  return others.length < ticked.length ? others : [...others, one].slice(-2);
};

/** Of each image the tag of the next one below it that is an older version of its kind: `1.31.3-alpine` of `1.31.4-alpine`. */
export function olderTags(groups: readonly ShownGroup[]): (string | undefined)[] {
  const nearest = new Map<string, string>();
  const older: (string | undefined)[] = [];
  for (const [at, group] of [...groups.entries()].reverse()) {
    const pattern = group.digest && group.version ? tagKind(group.version.tag)?.pattern : undefined;
    if (!pattern) continue;
    older[at] = nearest.get(pattern);
    nearest.set(pattern, mainTag(group));
  }
  return older;
}

interface CompareTickedProps {
  ticked: readonly Ticked[];
  compare: (event: Event, tag: string, compare: string) => void;
}

/** The button that compares two ticked images, the older one first. */
export function CompareTicked({ ticked, compare }: CompareTickedProps) {
  const [one, other] = ticked.toSorted((a, b) => b.place - a.place);
  if (!one) return null;
  if (!other) return <span class="note">{t('compareTickSecond')}</span>;
  return (
    <button
      type="button"
      class="btn"
      data-action="compare-ticked"
      onClick={(event) => compare(event, one.tag, other.tag)}
    >
      {t('compareTags', one.tag, other.tag)}
    </button>
  );
}
