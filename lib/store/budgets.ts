/** How much each cache may hold, in its own unit. The oldest values are evicted first. */
export const BUDGETS = {
  /** Tags of all listings together, about 100 bytes each. */
  listing: 400_000,
  /** Bytes of manifests and configs together. */
  content: 64 * 1024 * 1024,
  /** Tags of any registry whose last digest is remembered. */
  tag: 5000,
} as const;

/** What a tag of a stored listing takes, in bytes (measured: php's real map, 118). */
export const BYTES_A_TAG = 118;

export type CacheName = keyof typeof BUDGETS;
