import { existsSync, readFileSync } from 'node:fs';
import type { Tag } from './simulated-hub.ts';

const FOLDER = new URL('../../../../../shared/data/official-tags/', import.meta.url);

export const hasRealMaps = existsSync(FOLDER);

/** The tags of an official image, newest first. */
export function realTags(repository: string): Tag[] {
  const map: { tags: [string, number, number][] } = JSON.parse(
    readFileSync(new URL(`${repository}.json`, FOLDER), 'utf8'),
  );
  return map.tags.map(([name, image, pushed]) => ({ name, digest: `sha256:${image}`, pushed }));
}
