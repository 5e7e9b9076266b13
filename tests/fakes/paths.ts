/** How far `pathsOf` goes. */
interface Limits {
  /** Keys of a path at most. */
  depth: number;
  /** Entries of a value that are followed. */
  entries?: number;
}

/** Every path in a value, its own left out. Typed arrays count as one value. */
export function* pathsOf(value: unknown, limits: Limits, path: string[] = []): Generator<string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (path.length >= limits.depth) return;
  for (const [key, each] of Object.entries(value).slice(0, limits.entries))
    yield* pathsOf(each, limits, [...path, key]);
}

/** A copy of a value with something else at a path. */
export function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by;
  const inside = replaced((value as Record<string, unknown>)[key], rest, by);
  return Array.isArray(value)
    ? value.map((each, at) => (String(at) === key ? inside : each))
    : { ...(value as object), [key]: inside };
}
