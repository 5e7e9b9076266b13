import { TagkinError } from '../failure.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageIndex } from '../oci/manifest.ts';
import { isManifest } from '../oci/media-types.ts';
import type { Platform } from '../oci/platform.ts';
import { choosePlatform, contentsOf } from '../oci/platform-images.ts';
import type { Fetched } from '../registry/receive.ts';

/** Indexes in indexes: so deep, and so many in all. Nobody builds more; an attacker would. */
const MAX_DEPTH = 4;
const MAX_INDEXES = 16;

export interface IndexSeen {
  kind: 'index';
  fetched: Fetched;
  index: ImageIndex;
}

export interface ImageSeen {
  kind: 'image';
  fetched: Fetched;
  /** Missing where the index does not say. */
  platform?: Platform;
}

type Fetch = (digest: Digest) => Promise<Fetched>;

/**
 * Looks for the image for a platform in an index, and in the indexes inside it where it has none itself. Yields every index
 * on the way, and at last the image, if there is one. Throws `malformed` for an index that contains itself or is nested
 * too deep, and what `fetch` throws.
 */
export async function* findImage(
  fetch: Fetch,
  top: Fetched,
  wanted: Platform | undefined,
): AsyncGenerator<IndexSeen | ImageSeen> {
  const seen = new Set<Digest>();

  async function* look(fetched: Fetched, above: Digest[]): AsyncGenerator<IndexSeen | ImageSeen, boolean> {
    const { document: index, digest } = fetched;
    if (above.includes(digest) || above.length >= MAX_DEPTH) throw new TagkinError({ kind: 'malformed' });
    if (index.kind !== 'index') return false;
    seen.add(digest);
    yield { kind: 'index', fetched, index };

    const { images, indexes, others } = contentsOf(index);
    const image = choosePlatform(images, wanted);
    if (image) {
      const { descriptor, platform } = image;
      yield { kind: 'image', fetched: await fetch(descriptor.digest), platform };
      return true;
    }
    for (const nested of indexes) {
      if (nested.digest === digest || above.includes(nested.digest))
        throw new TagkinError({ kind: 'malformed' });
      if (seen.has(nested.digest) || seen.size >= MAX_INDEXES) continue;
      if (yield* look(await fetch(nested.digest), [...above, digest])) return true;
    }
    // An index that names no platforms at all: its first manifest is as good as any.
    const only = others.find((entry) => isManifest(entry.mediaType) && entry.platform === undefined);
    if (images.length > 0 || !only) return false;
    yield { kind: 'image', fetched: await fetch(only.digest) };
    return true;
  }

  yield* look(top, []);
}
