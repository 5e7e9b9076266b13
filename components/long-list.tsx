import { useState } from 'preact/hooks';
import { plural } from '../lib/i18n.ts';
import type { Children } from './children.ts';

/** Items that are drawn at first, and that each press of *show more* adds. */
const FIRST_ITEMS = 100;
const MORE_ITEMS = 400;

interface LongListProps<Item> {
  items: readonly Item[];
  /** Draws one item as an `<li>` with a key. */
  children: (item: Item, at: number) => Children;
  class?: string;
  /** Items drawn at first. */
  first?: number;
  label?: string | undefined;
}

/** A list from outside, which may have any length: the first items, and a button that adds more. */
export function LongList<Item>({
  items,
  children,
  class: name,
  first = FIRST_ITEMS,
  label,
}: LongListProps<Item>) {
  const [shown, setShown] = useState(first);
  const left = items.length - shown;
  return (
    <ul class={name} aria-label={label}>
      {items.slice(0, shown).map(children)}
      {left > 0 && (
        <li key=" more">
          <button type="button" data-action="show-more" onClick={() => setShown(shown + MORE_ITEMS)}>
            {plural('moreTitle', left)}
          </button>
        </li>
      )}
    </ul>
  );
}
