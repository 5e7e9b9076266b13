import type { Digest } from '../oci/digest.ts';
import { parseDocument } from '../oci/document.ts';
import type { Repository } from '../oci/reference.ts';

/** What a digest is of an image. `config`: what `docker images` calls its id. */
export type DigestRole = 'index' | 'platform' | 'layer' | 'config';

/** Tags of one repository whose image has the digest. */
export interface DigestPlace extends Repository {
  role: DigestRole;
  tags: string[];
}

/** Where a digest was found in all that is stored, and how much that is. */
export interface FoundDigest {
  places: DigestPlace[];
  repositories: number;
  tags: number;
  /** Manifests and indexes that were read before. */
  documents: number;
}

/** A stored document by its own digest. */
export interface Stored {
  digest: Digest;
  text: string;
}

/**
 * The manifests that have a digest as a layer or as their config, and the indexes above those: by their own digests, with what the
 * digest is of them. A document that is no manifest counts for nothing.
 */
export function holdersOf(documents: readonly Stored[], digest: string): Map<Digest, DigestRole> {
  const holders = new Map<Digest, DigestRole>();
  const reading = (wanted: string, keep: (own: Digest, refersAs: DigestRole) => void) => {
    for (const { digest: own, text } of documents) {
      const parsed = text.includes(wanted) ? parseDocument(text) : undefined;
      if (!parsed?.ok) continue;
      const document = parsed.value;
      if (document.kind === 'index') {
        if (document.manifests.some((entry) => entry.digest === wanted)) keep(own, 'platform');
      } else if (document.kind === 'schema1') {
        if (document.layers.some((layer) => layer === wanted)) keep(own, 'layer');
      } else if (document.config?.digest === wanted) keep(own, 'config');
      else if (document.layers.some((layer) => layer.digest === wanted)) keep(own, 'layer');
    }
  };
  reading(digest, (own, role) => holders.set(own, role));
  for (const [manifest, role] of [...holders])
    reading(manifest, (index) => holders.has(index) || holders.set(index, role));
  return holders;
}
