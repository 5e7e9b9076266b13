import { createStore, set } from 'idb-keyval';
import stored from './data/0.1.0.json' with { type: 'json' };

const ARRAYS = { Int32Array, Uint8Array, Uint32Array };

/** Typed arrays as JSON holds them. */
const isPacked = (value: object): value is { $type: keyof typeof ARRAYS; data: number[] } => '$type' in value;

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  if (isPacked(value)) return ARRAYS[value.$type].from(value.data);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, decode(each)]));
}

/** Fills the database with what 0.1.0 stored: a dump of what that build wrote. */
export async function storeReleased(): Promise<void> {
  const store = createStore('tagkin', 'kv');
  for (const [key, value] of Object.entries(stored)) await set(key, decode(value), store);
}
