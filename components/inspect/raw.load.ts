import type { RawDocument } from '../../lib/inspect/raw-document.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import type { Ask } from './page.ts';

/** The parts of an image that are shown as they are stored. */
export type RawPart = 'index' | 'manifest' | 'config';

/** A part's digest, or for a config that of its manifest. */
export const loadRaw = (
  ask: Ask,
  { registry, repository }: Reference,
  part: RawPart,
  digest: Digest,
): Promise<RawDocument> =>
  ask('inspect.raw', {
    image: formatReference({ registry, repository, digest }, 'canonical'),
    part: part === 'config' ? 'config' : 'document',
  });
