import { shelfOf } from './cache-scope.ts';
import type { WindowKind } from './window-kind.ts';

/**
 * What tags of any registry pointed to when last seen. Where that is still kept, a HEAD (no pull) is enough to see whether it
 * is still true.
 */
export const recall = (image: string, from: WindowKind): Promise<string | undefined> =>
  shelfOf(from).read<string>(`tag:${image}`);

export const remember = (image: string, digest: string, from: WindowKind): Promise<void> =>
  shelfOf(from).write(`tag:${image}`, digest);
