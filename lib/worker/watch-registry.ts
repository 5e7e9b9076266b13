import { editTable } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import type { Digest } from '../oci/digest.ts';
import { platformKey } from '../oci/platform.ts';
import { contentsOf } from '../oci/platform-images.ts';
import { imageOfTag } from '../watch/image-of.ts';
import type { Seen } from '../watch/observe.ts';
import type { WatchedTag } from '../watch/repositories.ts';
import type { Wishes } from '../watch/state.ts';
import { cut } from '../watch/watched.ts';
import { known } from './listings.ts';
import { registries } from './registry.ts';
import type { Looked, Looking } from './watch-hub.ts';
import { addNewer, failedOnly, oneByOne, seenByFailure } from './watch-seen.ts';

/**
 * Looks at the watched tags of a repository elsewhere than at Docker Hub: a HEAD for each, and where its digest is another than it
 * was, one GET of that index, which shows whether the platform's image changed.
 *
 * One that the next tag would meet too is its `end`.
 */
export async function lookAtRegistry(
  tags: readonly WatchedTag[],
  { wishes, signal, asked, isOver }: Looking,
): Promise<Looked> {
  const seen = new Map<string, Seen>();
  const left = tags.filter(({ watched }) => !asked.has(watched.image));
  const end = await oneByOne(
    left,
    async (each) => void seen.set(each.watched.image, await lookAtTag(each, wishes, signal)),
    isOver,
  );
  const looked = { seen, ...(end && { end }) };
  if (!wishes.newer || end?.error !== undefined) return looked;
  const [first] = tags;
  // Beside what moved, this is an extra: without the names it stays as it was.
  const names = first && (await registries.ordinary.tags(first, undefined, { signal }).catch(failureOf));
  if (!names || 'kind' in names) return looked;
  const editor = editTable((await known(first, 'ordinary')).table);
  for (const name of names.tags) editor.put({ name, images: [] });
  addNewer(seen, tags, editor.done(), wishes);
  return looked;
}

async function lookAtTag(
  { watched, registry, repository, tag }: WatchedTag,
  { platform }: Wishes,
  signal: AbortSignal,
): Promise<Seen> {
  const where = { registry, repository };
  // This answer alone shows whether the tag is there.
  const head = await headOf({ ...where, tag }, signal).catch(seenByFailure);
  if ('kind' in head) return head;
  const { digest } = head;
  if (watched.now?.digest === digest) return { kind: 'same' };
  const platforms = await platformsOf({ ...where, digest }, signal).catch(failedOnly);
  if ('kind' in platforms) return platforms;
  const editor = editTable((await known(where, 'ordinary')).table);
  editor.put({ name: tag, digest, images: platforms });
  const image = imageOfTag(editor.done(), tag, platform);
  return image ? { kind: 'image', image } : { kind: 'same' };
}

/** By HEAD; where the registry has none for tags, by one GET: elsewhere than at Docker Hub pulls are not counted. */
async function headOf(where: { registry: string; repository: string; tag: string }, signal: AbortSignal) {
  const { ordinary } = registries;
  try {
    return await ordinary.head(where, { signal });
  } catch (error) {
    if (!['unsupported', 'malformed'].includes(failureOf(error).kind)) throw error;
    return ordinary.digestOfTag(where, { signal });
  }
}

async function platformsOf(
  where: { registry: string; repository: string; digest: Digest },
  signal: AbortSignal,
) {
  const { document } = await registries.ordinary.manifest(where, { signal });
  if (document.kind !== 'index') return [];
  return contentsOf(document).images.map(({ platform, descriptor }) =>
    cut({ platform: platformKey(platform), digest: descriptor.digest }),
  );
}
