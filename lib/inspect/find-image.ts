import { TagkinError } from '../failure.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageIndex } from '../oci/manifest.ts';
import { isManifest } from '../oci/media-types.ts';
import type { Platform } from '../oci/platform.ts';
import { choosePlatform, contentsOf } from '../oci/platform-images.ts';
import type { Fetched } from '../registry/receive.ts';

/** Limits of nested indexes: their depth, and their number in all. No builder exceeds them; an attack may. */
const MAX_DEPTH = 4;
const MAX_INDEXES = 16;

export interface SelectedImage {
  fetched: Fetched;
  /** Missing if the index does not name it. */
  platform?: Platform;
}

type ManifestOf = (digest: Digest) => Promise<Fetched>;

/**
 * Finds the image for a platform in an index, or else in the indexes inside it. `onIndex` is called with every index
 * on the way. Undefined if no image fits. Throws `malformed` for an index that contains itself or is nested too deep,
 * and what `manifestOf` throws.
 */
export async function findImage(
  manifestOf: ManifestOf,
  top: Fetched,
  wanted: Platform | undefined,
  onIndex: (fetched: Fetched, index: ImageIndex) => void,
): Promise<SelectedImage | undefined> {
  const seen = new Set<Digest>();

  async function search(fetched: Fetched, above: Digest[]): Promise<SelectedImage | undefined> {
    const { document: index, digest } = fetched;
    if (above.includes(digest) || above.length >= MAX_DEPTH) throw new TagkinError({ kind: 'malformed' });
    if (index.kind !== 'index') return undefined;
    seen.add(digest);
    onIndex(fetched, index);

    const { images, indexes, others } = contentsOf(index);
    const image = choosePlatform(images, wanted);
    if (image) return { fetched: await manifestOf(image.descriptor.digest), platform: image.platform };
    for (const nested of indexes) {
      if (nested.digest === digest || above.includes(nested.digest))
        throw new TagkinError({ kind: 'malformed' });
      if (seen.has(nested.digest) || seen.size >= MAX_INDEXES) continue;
      const found = await search(await manifestOf(nested.digest), [...above, digest]);
      if (found) return found;
    }
    // An index without any platform: its first manifest is the image.
    const only = others.find((entry) => isManifest(entry.mediaType) && entry.platform === undefined);
    return images.length > 0 || !only ? undefined : { fetched: await manifestOf(only.digest) };
  }

  return search(top, []);
}
