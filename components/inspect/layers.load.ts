import type { FoundBase } from '../../lib/inspect/found-base.ts';
import type { BaseClaim } from '../../lib/oci/base.ts';
import type { Ask } from './page.ts';

/** Asks at most this many tags of Docker Hub. */
const MAX_CLAIMS = 4;

/** Which claimed base has the image's lowest layers, by Docker Hub's API: no pull. Null if none is confirmed. */
export async function loadBase(
  ask: Ask,
  claims: BaseClaim[],
  platform: string,
  layers: string[],
): Promise<FoundBase | null> {
  const names = [...new Set(claims.map(({ name }) => name))].slice(0, MAX_CLAIMS);
  return names.length === 0 ? null : ask('inspect.base', { names, platform, layers });
}
