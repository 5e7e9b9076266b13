import type { BoxImage } from '../model.ts';
import { type Descriptor, documentOf, keep } from './documents.ts';
import { type Family, OCI } from './media-types.ts';
import { platformFields } from './platform.ts';

function annotations(of: BoxImage): Record<string, string> | undefined {
  if (!of.attestation) return undefined;
  return {
    'vnd.docker.reference.digest': of.attests ?? '',
    'vnd.docker.reference.type': 'attestation-manifest',
  };
}

/**
 * Keeps the index of these images in the order given (Hub lists them in another), and describes it. Images whose
 * digest is unknown are left out.
 */
export function indexOf(images: readonly BoxImage[], family: Family = OCI): Descriptor {
  const manifests = images.flatMap((entry) => {
    const document = entry.digest === null ? undefined : documentOf(entry.digest);
    if (!document) return [];
    const notes = annotations(entry);
    return {
      mediaType: document.mediaType,
      digest: document.digest,
      size: document.body.length,
      ...(notes && { annotations: notes }),
      platform: platformFields(entry),
    };
  });
  return keep(family.index, { schemaVersion: 2, mediaType: family.index, manifests });
}
