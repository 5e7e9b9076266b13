import type { Digest } from '../../lib/oci/digest.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import type { Ask, ImageFacts } from './page.ts';

interface Wanted {
  reference: Reference;
  isHub: boolean;
  /** A tag that Docker Hub's API can be asked about: the reference's own, or one that has its digest. */
  tag: string | null;
  /** Platform key; null: the preferred one. */
  platform: string | null;
}

/**
 * The facts that the whole page is drawn from. At Docker Hub one request to its API, without a pull; elsewhere, and for a
 * digest without a tag, the manifests and the config.
 */
export async function loadFacts(ask: Ask, { reference, isHub, tag, platform }: Wanted): Promise<ImageFacts> {
  const { repository, digest } = reference;
  const on = platform === null ? {} : { platform };
  if (isHub && tag !== null) {
    const view = await ask('inspect.tag', {
      repository,
      tag,
      ...on,
      ...(platform === null && digest && { digest }),
    });
    return { ...view, exact: null };
  }
  const exact = await ask('inspect.exact', { image: formatReference(reference, 'canonical'), ...on });
  const { details = null, platforms } = exact;
  const only = details && { platform: details.platform, digest: exact.digest, size: details.size };
  return {
    platforms:
      platforms.length > 0
        ? platforms.map(({ platform: key, digest: manifest }) => ({
            platform: key,
            digest: manifest,
            size: manifest === details?.digest ? details.size : 0,
          }))
        : only
          ? [only]
          : [],
    details,
    exact,
  };
}

/** The digest that a tag has now, by a HEAD: no pull. */
export async function loadDigest(ask: Ask, reference: Reference): Promise<Digest> {
  const { digest } = await ask('image.head', { image: formatReference(reference, 'canonical') });
  return digest as Digest;
}
