import { type Artifact, whatIs } from '../oci/artifact.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Referrers } from '../registry/referrers.ts';
import type { Outside } from '../text/outside.ts';

/** Something that refers to an image: a signature, an attestation, an SBOM. */
export interface Referrer {
  /** As `whatIs` names kinds: `signature`, `sbom`. */
  kind: string;
  /** What it is called, as `whatIs` names it. */
  label: Artifact['label'];
  /** Its artifact type. */
  type: Outside;
  digest: Digest;
  size: number;
  /** Of a Sigstore bundle: what it signs (annotation `dev.sigstore.bundle.predicateType`). */
  predicateType?: Outside;
}

export interface ReferrerList {
  referrers: Referrer[];
  source: Referrers['source'];
  isComplete: boolean;
}

function referrerOf({ artifactType = '', mediaType, digest, size, annotations }: Descriptor): Referrer {
  const { kind, label, type } = whatIs({
    kind: 'manifest',
    mediaType,
    artifactType,
    layers: [],
    annotations: {},
  });
  const predicateType = annotations['dev.sigstore.bundle.predicateType'];
  return { kind, label, type, digest, size, ...(predicateType && { predicateType }) };
}

/** Referrers as the inspect page shows them. */
export const referrerListOf = ({ referrers, source, isComplete }: Referrers): ReferrerList => ({
  referrers: referrers.map(referrerOf),
  source,
  isComplete,
});
