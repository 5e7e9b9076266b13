import type { Pulls } from '../http/pulls.ts';
import type { Digest } from '../oci/digest.ts';
import type { Document } from '../oci/document.ts';
import { platformKey } from '../oci/platform.ts';
import { contentsOf } from '../oci/platform-images.ts';
import type { Outside } from '../text/outside.ts';

/** A document as its registry stores it. */
export interface RawDocument {
  digest: Digest;
  mediaType: string;
  text: Outside;
  /** It was read earlier: this time it cost nothing. */
  isCached: boolean;
  pulls?: Pulls;
}

/** A platform of an index, and the attestation manifests about it. */
interface AttestedPlatform {
  platform: string;
  digest: Digest;
  attestations: { digest: Digest; size: number }[];
}

/** The attestations of an index. Empty for an image without one. */
export interface IndexView {
  platforms: AttestedPlatform[];
  pulls?: Pulls;
}

/** The platforms of a document, with what is attested about each. */
export function indexViewOf(document: Document, pulls?: Pulls): IndexView {
  const { images } = document.kind === 'index' ? contentsOf(document) : { images: [] };
  return {
    platforms: images.map(({ platform, descriptor, attestations }) => ({
      platform: platformKey(platform),
      digest: descriptor.digest,
      attestations: attestations.map(({ digest, size }) => ({ digest, size })),
    })),
    ...(pulls && { pulls }),
  };
}
