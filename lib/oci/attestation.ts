import type { Descriptor } from './descriptor.ts';
import { type Digest, isDigest } from './digest.ts';
import type { Manifest } from './manifest.ts';
import { isInToto } from './media-types.ts';

/**
 * What BuildKit adds beside an image: how it was built (provenance) and what is in it (SBOM).
 * Source: BuildKit `docs/attestations/attestation-storage.md`.
 */
export interface Statement {
  kind: 'provenance' | 'sbom' | 'vex' | 'other';
  /** The URI that names the form of the statement. */
  predicateType: string;
  /** The blob that holds it: an SBOM has megabytes, so it is never loaded unasked. */
  descriptor: Descriptor;
}

const TYPE = 'vnd.docker.reference.type';
const SUBJECT = 'vnd.docker.reference.digest';

/** Whether an entry of an index is no image but a statement about one. */
export const isAttestation = (descriptor: Descriptor): boolean =>
  descriptor.annotations[TYPE] === 'attestation-manifest';

/** The image manifest that an attestation is about; `undefined` if it does not say. */
export function attestedDigest(descriptor: Descriptor): Digest | undefined {
  const digest = descriptor.annotations[SUBJECT];
  return isDigest(digest) ? digest : undefined;
}

const KINDS: [RegExp, Statement['kind']][] = [
  [/^https:\/\/slsa\.dev\/provenance\b/, 'provenance'],
  [/^https:\/\/(spdx\.dev\/Document|cyclonedx\.org\/bom)\b/, 'sbom'],
  [/^https:\/\/(openvex\.dev|cyclonedx\.org\/vex)\b/, 'vex'],
];

/** The statements that an attestation manifest carries, by the annotations of its layers. */
export function statementsOf(manifest: Manifest): Statement[] {
  return manifest.layers
    .filter((layer) => isInToto(layer.mediaType))
    .map((descriptor) => {
      const predicateType = descriptor.annotations['in-toto.io/predicate-type'] ?? '';
      const kind = KINDS.find(([pattern]) => pattern.test(predicateType))?.[1] ?? 'other';
      return { kind, predicateType, descriptor };
    });
}
