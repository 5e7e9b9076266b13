import type { HubImage } from '../hub/api/images.ts';
import { comparePlatformKeys, platformKey } from '../oci/platform.ts';
import { detailsOfHub } from './details.ts';
import type { ImageDetails } from './image-answer.ts';

/** One platform of a tag, as Docker Hub's API has it. */
export interface PlatformRow {
  /** Platform key. */
  platform: string;
  /** Of the platform's manifest; null where Hub never recorded it. */
  digest: string | null;
  /** Compressed, in bytes; 0 where unknown. */
  size: number;
  /** ms since 1970 */
  pushedAt?: number;
}

/** A tag of Docker Hub by its API alone: every platform, and the contents of one by its build steps. No pull. */
export interface TagView {
  platforms: PlatformRow[];
  details: ImageDetails;
}

/**
 * A tag's images → the view of one platform: the image with this digest, else of this platform, else the first. Null for
 * a tag without images.
 */
export function tagViewOf(images: HubImage[], platform?: string, digest?: string): TagView | null {
  const sorted = images.toSorted((a, b) =>
    comparePlatformKeys(platformKey(a.platform), platformKey(b.platform)),
  );
  const image =
    sorted.find((one) => digest !== undefined && one.digest === digest) ??
    sorted.find((one) => platformKey(one.platform) === platform) ??
    sorted[0];
  if (!image) return null;
  const platforms = sorted.map(
    ({ platform: of, digest: manifest, size, pushedAt }): PlatformRow => ({
      platform: platformKey(of),
      digest: manifest,
      size,
      ...(pushedAt !== undefined && { pushedAt }),
    }),
  );
  return { platforms, details: detailsOfHub(image) };
}
