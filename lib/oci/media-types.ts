/**
 * Media types are compared in this file only. Parameters and letter case do not matter (distribution-spec: clients
 * should ignore parameters of `Content-Type`).
 * Source: image-spec `media-types.md`; distribution `manifest-v2-2.md`, `manifest-v2-1.md`.
 */
const INDEX = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const MANIFEST = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
/** Withdrawn from image-spec before 1.1, still stored by some registries: a manifest with `blobs` and no config. */
const ARTIFACT_MANIFEST = ['application/vnd.oci.artifact.manifest.v1+json'];
const SCHEMA1 = [
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
  'application/vnd.docker.distribution.manifest.v1+json',
];
const CONFIG = ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'];

/**
 * The `Accept` of a manifest request: every known type, best first. `*\/*` alone is not enough: distribution 2.8 and
 * GHCR then answer 404 for an OCI index.
 */
export const ACCEPT_MANIFESTS = [...INDEX, ...MANIFEST, ...ARTIFACT_MANIFEST, ...SCHEMA1].join(', ');

type MediaType = string | null | undefined;

/** The bare type of a `Content-Type`: lower-case, without parameters. */
export const bareMediaType = (type: MediaType): string =>
  (type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

const isOneOf = (list: string[]) => (type: MediaType) => list.includes(bareMediaType(type));

/** An OCI index or a Docker manifest list. */
export const isIndex = isOneOf(INDEX);
/** An image manifest, which artifacts use too. */
export const isManifest = isOneOf(MANIFEST);
export const isArtifactManifest = isOneOf(ARTIFACT_MANIFEST);
/** Docker's schema 1, signed or not. */
export const isSchema1 = isOneOf(SCHEMA1);
/** The config of a container image. A manifest with any other config is an artifact. */
export const isConfig = isOneOf(CONFIG);
/** `{}`: a placeholder for a required config or layer (image-spec, "Guidance for an Empty Descriptor"). */
export const isEmpty = isOneOf(['application/vnd.oci.empty.v1+json', 'application/vnd.oci.scratch.v1+json']);
export const isInToto = isOneOf(['application/vnd.in-toto+json']);
