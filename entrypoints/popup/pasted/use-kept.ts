import { useRef } from 'preact/hooks';

/** The same objects as before where their fields are the same, so that what is drawn of them need not be drawn again. */
export function useKept<Item extends object>(items: readonly Item[]): Item[] {
  const before = useRef<Item[]>([]);
  before.current = items.map((item, at) => {
    const old = before.current[at];
    return old && isSame(old, item) ? old : item;
  });
  return before.current;
}

function isSame<Item extends object>(one: Item, other: Item): boolean {
  const keys = Object.keys(other) as (keyof Item)[];
  return keys.length === Object.keys(one).length && keys.every((key) => one[key] === other[key]);
}
