import type { Manifest } from './manifest.ts';
import { bareMediaType, isConfig, isEmpty } from './media-types.ts';

/** The kind of a manifest: an image, or one of the many artifacts that registries also store. */
export interface Artifact {
  kind: string;
  /** Display name: “Helm chart”. */
  name: string;
  /** The media type that identifies it. */
  type: string;
}

/** By the prefix of the media type; each is documented by the project that it names. */
const KINDS: [prefix: string, kind: string, name: string][] = [
  ['application/vnd.cncf.helm.', 'helm-chart', 'Helm chart'],
  ['application/vnd.docker.attestation.', 'attestation', 'Attestation'],
  ['application/vnd.in-toto', 'attestation', 'Attestation'],
  ['application/vnd.dsse.', 'attestation', 'Attestation'],
  ['application/vnd.dev.cosign.', 'signature', 'Cosign signature'],
  ['application/vnd.dev.sigstore.bundle', 'signature', 'Sigstore bundle'],
  ['application/vnd.cncf.notary.', 'signature', 'Notation signature'],
  ['application/spdx', 'sbom', 'SBOM'],
  ['text/spdx', 'sbom', 'SBOM'],
  ['application/vnd.cyclonedx', 'sbom', 'SBOM'],
  ['application/vnd.goharbor.harbor.sbom', 'sbom', 'SBOM'],
  ['application/vnd.openvex', 'vex', 'VEX document'],
  ['application/vnd.wasm.', 'wasm', 'WebAssembly module'],
  ['application/wasm', 'wasm', 'WebAssembly module'],
  ['application/vnd.module.wasm', 'wasm', 'WebAssembly module'],
  ['application/vnd.docker.plugin.', 'docker-plugin', 'Docker plugin'],
  ['application/vnd.docker.compose.', 'compose', 'Compose application'],
  ['application/vnd.docker.ai.', 'model', 'AI model'],
  ['application/vnd.ollama.', 'model', 'AI model'],
  ['application/vnd.cncf.model.', 'model', 'AI model'],
  ['application/vnd.caicloud.model.', 'model', 'AI model'],
  ['application/vnd.cnab.', 'cnab', 'CNAB bundle'],
  ['application/vnd.cncf.flux.', 'flux', 'Flux source'],
  ['application/vnd.cncf.openpolicyagent.', 'policy', 'Open Policy Agent bundle'],
  ['application/vnd.sylabs.sif', 'singularity', 'Singularity image'],
  ['application/vnd.devcontainers', 'devcontainer', 'Dev container feature'],
  ['application/vnd.buildkit.cacheconfig', 'build-cache', 'BuildKit cache'],
  ['application/vnd.opentofu.', 'tofu', 'OpenTofu module'],
];

/** Kinds that may have the config of an image: only the media type of their layers identifies them. */
const KNOWN_BY_LAYER = /^(attestation|signature|sbom|model)$/;

function named(type: string): Artifact | undefined {
  const found = KINDS.find(([prefix]) => type.startsWith(prefix));
  return found && { kind: found[1], name: found[2], type };
}

/**
 * The kind of a manifest: by `artifactType`, else by the media type of its config, else (empty config) by its first
 * layer (image-spec `manifest.md`, "Guidelines for Artifact Usage"). Older tools put signatures and attestations
 * under the config of an image: there the first layer decides.
 */
export function whatIs(manifest: Manifest): Artifact {
  const layer = bareMediaType(manifest.layers[0]?.mediaType);
  const config = bareMediaType(manifest.config?.mediaType);
  const byLayer = named(layer);
  if (!manifest.artifactType && isConfig(config)) {
    if (byLayer !== undefined && KNOWN_BY_LAYER.test(byLayer.kind)) return byLayer;
    return { kind: 'image', name: 'Image', type: config };
  }
  const type = bareMediaType(manifest.artifactType) || (isEmpty(config) ? layer : config) || layer;
  return named(type) ?? byLayer ?? { kind: 'artifact', name: 'OCI artifact', type };
}
