/** Time in ms during which a repository is not checked again in this document. */
const STILL_FRESH_MS = 60_000;

const freshSinceByName = new Map<string, number>();

/** What was checked at or after this time (ms since 1970) is fresh for this document's view of a repository that opens now. */
export function freshSinceOf(name: string): number {
  const now = Date.now();
  const freshSince = Math.max(now - STILL_FRESH_MS, freshSinceByName.get(name) ?? now);
  freshSinceByName.set(name, freshSince);
  return freshSince;
}
