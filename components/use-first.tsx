import { useState } from 'preact/hooks';
import { plural } from '../lib/i18n.ts';
import type { Children } from './children.ts';
import { useSlices } from './use-slices.ts';

/** Items that are drawn at first, and that each press of *show more* adds: more than the steps of any usual image. */
const FIRST = 200;
const MORE = 400;

/** Of a list from outside that is no `LongList`, as the rows of a table: the first items, and the button that adds more. */
export function useFirst<Item>(items: readonly Item[]): [items: readonly Item[], more: Children] {
  const [shown, setShown] = useState(FIRST);
  const drawn = useSlices(Math.min(shown, items.length));
  const left = items.length - shown;
  return [
    items.slice(0, drawn),
    left > 0 && (
      <button type="button" class="more" data-action="show-more" onClick={() => setShown(shown + MORE)}>
        {plural('moreTitle', left)}
      </button>
    ),
  ];
}
