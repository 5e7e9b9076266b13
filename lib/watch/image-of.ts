import { aliasesOf } from '../aliases/aliases.ts';
import { newerTags } from '../aliases/newer-tag.ts';
import { imagesAt, type TagTable } from '../aliases/table.ts';
import { factsOf } from '../aliases/tag-facts.ts';
import { versionOfTag } from '../aliases/tag-version.ts';
import type { TagImage } from './watched.ts';
import { cut } from './watched.ts';

/**
 * What a tag is by the known tags of its repository; null where its digest is not known. Its aliases state its version: those with
 * the same index, and those with the same image for the platform.
 *
 * @param platform key of the reader's platform
 */
export function imageOfTag(table: TagTable, tag: string, platform: string): Omit<TagImage, 'at'> | null {
  const [aliases] = aliasesOf(table, [tag], platform);
  if (!aliases?.digest || !aliases.indexKnown) return null;
  const version = versionOfTag(tag, aliases);
  return {
    digest: aliases.digest,
    platforms: imagesAt(table, table.names.indexOf(tag)).map(cut),
    version: version && { version: version.version, tag: version.tag, level: version.level },
    aliases: aliases.sameIndex,
    pushedAt: aliases.pushed,
  };
}

/** The newest tag of the same kind that runs on the platform, among the known tags; null where there is none. */
export function newerOf(table: TagTable, tag: string, platform: string): string | null {
  const facts = factsOf(table);
  const own = facts.find((fact) => fact.tag === tag) ?? { tag };
  const has = own.platforms?.some((key) => key.split('@')[0] === platform.split('@')[0]) ?? true;
  return newerTags(own, facts, has ? platform : undefined).newer ?? null;
}
