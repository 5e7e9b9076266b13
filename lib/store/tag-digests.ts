import { cacheScope } from './cache-scope.ts';
import type { WindowKind } from './window-kind.ts';

/**
 * What tags of any registry pointed to when last seen. Where that is still kept, a HEAD (no pull) is enough to see whether it
 * is still true.
 */
export const loadTagDigest = (image: string, from: WindowKind): Promise<string | undefined> =>
  cacheScope(from).read<string>(`tag:${image}`);

export const saveTagDigest = (image: string, digest: string, from: WindowKind): Promise<void> =>
  cacheScope(from).write(`tag:${image}`, digest);
