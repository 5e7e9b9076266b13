import { read, write } from './kv.ts';

const MOST = 12;

/** What was looked up lately, newest first. */
export const recentImages = async (): Promise<string[]> => (await read<string[]>('recent')) ?? [];

export async function addRecent(image: string): Promise<void> {
  const others = (await recentImages()).filter((other) => other !== image);
  await write('recent', [image, ...others].slice(0, MOST));
}
