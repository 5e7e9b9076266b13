import { orderAliases } from './order.ts';
import { packDigest } from './packed-digest.ts';
import { positionOfImage, type TagTable } from './table.ts';

/** The tags that are this very index (or only manifest), and those that hold it as the image of one of their platforms. */
export interface TagsOfDigest {
  index: string[];
  platform: string[];
}

/** Which tag was this digest? Among all that are known, in reading order. */
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
