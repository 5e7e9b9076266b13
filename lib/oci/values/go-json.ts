/** Schemas for JSON as Go writes it: `null` and a missing property mean the same. */
import * as v from 'valibot';

export const text = v.nullish(v.string());
export const number = v.nullish(v.number());

/** A list of strings. A single string counts as a list of one: old Docker wrote both (docker `strslice`). */
export const list = v.pipe(
  v.nullish(v.union([v.array(v.string()), v.string()]), []),
  v.transform((value) => (typeof value === 'string' ? [value] : (value ?? []))),
);

/** A JSON object, whatever its keys are: `v.record` leaves out `constructor` and others. */
const object = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** A Go set, `{"80/tcp": {}}`, as the list of its keys. Some tools write a list. */
export const set = v.pipe(
  v.nullish(v.union([v.array(v.string()), object]), {}),
  v.transform((value) => (Array.isArray(value) ? value : Object.keys(value ?? {}))),
);

/** Labels or annotations. Values that are not strings are dropped. */
export const stringMap = v.pipe(
  v.nullish(object, {}),
  v.transform((map) => Object.fromEntries(Object.entries(map).filter(isTextEntry))),
);

function isTextEntry(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
