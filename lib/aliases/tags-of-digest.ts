import { orderAliases } from './order.ts';
import { packDigest } from './packed-digest.ts';
import { positionOfImage, type TagTable } from './table.ts';

/** The tags whose index (or only manifest) has a digest, and those with it as one of their platform images. */
export interface TagsOfDigest {
  index: string[];
  platform: string[];
}

/** The tags of a digest among all known tags, in reading order. */
export function tagsOfDigest(table: TagTable, digest: string): TagsOfDigest {
  const at = table.digests.indexOf(packDigest(digest));
  const image = positionOfImage(table, digest);
  if (at < 0 && image < 0) return { index: [], platform: [] };
  const holds = table.sets.map((pairs) => pairs.some((value, place) => place % 2 === 1 && value === image));
  const index: string[] = [];
  const platform: string[] = [];
  table.names.forEach((name, row) => {
    if (at >= 0 && table.index[row] === at) index.push(name);
    else if (holds[table.set[row] ?? -1]) platform.push(name);
  });
  return { index: orderAliases(index), platform: orderAliases(platform) };
}
