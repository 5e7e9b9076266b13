/**
 * A creation time (RFC 3339) as written; undefined if it is missing, invalid or a placeholder. Reproducible builds
 * write year 1, 1970 or 1980, and Docker did not exist before 2013: an earlier time was not recorded.
 */
export function recordedTime(created: string | null | undefined): string | undefined {
  const time = Date.parse(created ?? '');
  return created && time >= Date.UTC(2013) ? created : undefined;
}
