import type { Outside } from '../text/outside.ts';
import type { Descriptor } from './descriptor.ts';
import { type Digest, isDigest } from './digest.ts';
import type { Manifest } from './manifest.ts';
import { isInToto } from './media-types.ts';

/**
 * A statement that BuildKit attaches to an image: how it was built (provenance), or its contents (SBOM).
 * Source: BuildKit `docs/attestations/attestation-storage.md`.
 */
export interface InTotoStatement {
  kind: 'provenance' | 'sbom' | 'vex' | 'other';
  /** The URI of the predicate's schema. */
  predicateType: Outside;
  /** The blob that holds it. An SBOM has megabytes, so it is fetched on request only. */
  descriptor: Descriptor;
}

const TYPE = 'vnd.docker.reference.type';
const SUBJECT = 'vnd.docker.reference.digest';

/** Whether an entry of an index is an attestation manifest, not an image. */
export const isAttestation = (descriptor: Descriptor): boolean =>
  descriptor.annotations[TYPE] === 'attestation-manifest';

/** The image manifest that an attestation is about; `undefined` without a valid annotation. */
export function attestedDigest(descriptor: Descriptor): Digest | undefined {
  const digest = descriptor.annotations[SUBJECT];
  return isDigest(digest) ? digest : undefined;
}

const KINDS: [RegExp, InTotoStatement['kind']][] = [
  [/^https:\/\/slsa\.dev\/provenance\b/, 'provenance'],
  [/^https:\/\/(spdx\.dev\/Document|cyclonedx\.org\/bom)\b/, 'sbom'],
  [/^https:\/\/(openvex\.dev|cyclonedx\.org\/vex)\b/, 'vex'],
];

/** The statements that an attestation manifest carries, by the annotations of its layers. */
export function statementsOf(manifest: Manifest): InTotoStatement[] {
  return manifest.layers
    .filter((layer) => isInToto(layer.mediaType))
    .map((descriptor) => {
      const predicateType = descriptor.annotations['in-toto.io/predicate-type'] ?? '';
      const kind = KINDS.find(([pattern]) => pattern.test(predicateType))?.[1] ?? 'other';
      return { kind, predicateType, descriptor };
    });
}
