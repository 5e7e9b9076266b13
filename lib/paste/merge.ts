import { formatReference } from '../oci/reference.ts';
import type { Found, Origin } from './pasted.ts';

function keyOf<From extends Origin>(found: Found<From>): string {
  if (found.kind !== 'image') return JSON.stringify({ ...found, from: null });
  return JSON.stringify([formatReference(found.reference, 'canonical'), found.platform]);
}

/** The same thing in several places becomes one, with all the places. */
export function merge<From extends Origin>(all: Found<From>[]): Found<From>[] {
  const byKey = new Map<string, Found<From>>();
  for (const found of all) {
    const key = keyOf(found);
    const known = byKey.get(key);
    if (known) known.from.push(...found.from);
    else byKey.set(key, { ...found, from: [...found.from] });
  }
  return [...byKey.values()];
}
