import { read, write } from './kv.ts';

/**
 * What tags of any registry pointed to when last seen. Where that is still kept, a HEAD (no pull) is enough to see whether it
 * is still true.
 */
export const recall = (image: string): Promise<string | undefined> => read<string>(`tag:${image}`);

export const remember = (image: string, digest: string): Promise<void> => write(`tag:${image}`, digest);
