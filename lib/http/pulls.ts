/** A registry's pull limit, and how much of it is left. */
export interface Pulls {
  limit: number;
  remaining: number;
  /** The window that the limit is for, in seconds (21600 on Docker Hub). */
  window?: number;
  /** What is counted: an IP address, or an account's id. */
  source?: string;
}

/**
 * Reads `ratelimit-limit: 100;w=21600` and its companions; `undefined` if pulls are not limited. Source: Docker's
 * docs.
 */
export function pullsOf(headers: Headers): Pulls | undefined {
  const limit = /^(\d+)(?:;\s*w=(\d+))?/.exec(headers.get('ratelimit-limit')?.trim() ?? '');
  const remaining = /^\d+/.exec(headers.get('ratelimit-remaining')?.trim() ?? '');
  if (!limit || !remaining) return undefined;
  const pulls: Pulls = { limit: Number(limit[1]), remaining: Number(remaining[0]) };
  if (limit[2]) pulls.window = Number(limit[2]);
  const source = headers.get('docker-ratelimit-source')?.trim();
  if (source) pulls.source = source;
  return pulls;
}
