/**
 * How much of anything from outside is taken: each list, page loop, expansion and store ends here, in items and in
 * bytes. What is beyond is left out, and the coverage shows it. The limits of what a user pastes are in
 * lib/paste/limits.ts, those of the caches in lib/store/budgets.ts.
 */
export const LIMITS = {
  /** Bytes of one answer. */
  manifestBytes: 4 * 1024 * 1024,
  configBytes: 8 * 1024 * 1024,
  apiBytes: 8 * 1024 * 1024,
  tagListBytes: 8 * 1024 * 1024,

  /** Tags of one listing, and the characters of their names together. */
  tags: 200_000,
  tagCharacters: 16 * 1024 * 1024,
  /** Platforms of one tag. */
  platforms: 500,
  /** Moves of one repository. */
  moves: 500,

  /** Pages of one list, whatever is on them. */
  pages: 2000,
  /** Pages that a list may have without bringing much: one for every ten names is allowed beside these. */
  sparsePages: 200,
  /** The same where a page has up to a thousand names. */
  sparseNamePages: 50,
  /** Pages of names in one step, at Docker Hub, which lists them at once. */
  namePagesInStep: 50,
  /** Pages of Docker Hub's tags: as many as it takes for `tags`. */
  hubPages: 2000,

  /** Characters of a Link header that are read. */
  linkCharacters: 16_384,
} as const;

/** Whether names, by their number and their characters, are more than a listing takes. */
export function isTooMuch(names: Iterable<string>): boolean {
  let count = 0;
  let characters = 0;
  for (const name of names) {
    count += 1;
    characters += name.length;
    if (count >= LIMITS.tags || characters >= LIMITS.tagCharacters) return true;
  }
  return false;
}
