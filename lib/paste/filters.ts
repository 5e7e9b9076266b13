import { formatReference } from '../oci/reference.ts';
import type { Item } from './item.ts';
import { builtNames } from './shell/built.ts';

/** Without the images of commands and tables that the text builds itself, in another block of it. */
export function withoutBuilt(plain: string, items: Item[]): Item[] {
  const built = builtNames(plain);
  if (built.size === 0) return items;
  return items.filter(({ found }) => {
    const { form, where = '' } = found.from[0] ?? {};
    const name = found.kind === 'image' ? formatReference(found.reference).replace(/:latest$/, '') : '';
    const isOwn =
      (form === 'command' && !/ pull$/.test(where)) ||
      form === 'compose' ||
      where === 'containers' ||
      name.startsWith('localhost/') ||
      (form === 'kubernetes' && !name.includes('/'));
    return !(isOwn && built.has(name));
  });
}

/** Without what may be a container, where the text names images for certain. */
export const withoutWeak = (items: Item[]): Item[] =>
  items.some(({ isWeak }) => !isWeak) ? items.filter(({ isWeak }) => !isWeak) : items;

/** Without names that only are a part of others: `IMAGE: a/b` where the text has `$IMAGE:1`. */
export function withoutParts(items: Item[]): Item[] {
  const used = items.flatMap(({ found, values = [] }) =>
    found.kind === 'image' && (found.reference.tag ?? found.reference.digest) ? values : [],
  );
  const spans = new Set(used.map(({ start, end }) => `${start} ${end}`));
  return items.filter(({ found }) => {
    const [spot] = found.from;
    if (found.kind !== 'image' || found.reference.tag || found.reference.digest || !spot) return true;
    return !spans.has(`${spot.start} ${spot.end}`);
  });
}

/** Where two images share the place of their pins (`ARG V` in two `FROM`s), each is pinned behind its own name. */
export function withOwnPins(items: Item[]): Item[] {
  const images = new Map<number, Set<string>>();
  for (const { found } of items) {
    const pin = found.from[0]?.pin;
    if (!pin || found.kind !== 'image') continue;
    const names = images.get(pin.start) ?? new Set();
    images.set(pin.start, names.add(JSON.stringify(found.reference)));
  }
  return items.map((item) => {
    const [spot] = item.found.from;
    const isShared = spot?.pin && (images.get(spot.pin.start)?.size ?? 0) > 1;
    return spot && isShared
      ? { ...item, found: { ...item.found, from: [{ ...spot, pin: item.behindName ?? null }] } }
      : item;
  });
}
