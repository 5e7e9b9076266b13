import type { Outside } from '../text/outside.ts';
import type { Manifest } from './manifest.ts';
import { bareMediaType, isConfig, isEmpty } from './media-types.ts';

/** The kind of a manifest: an image, or one of the many artifacts that registries also store. */
export interface Artifact {
  kind: string;
  /** Key of public/_locales: what it is called, “Helm chart”. */
  label: ArtifactLabel;
  /** The media type that identifies it. */
  type: Outside;
}

/** By the prefix of the media type; each is documented by the project that it names. */
const KINDS = [
  ['application/vnd.cncf.helm.', 'helm-chart', 'artifactHelmChart'],
  ['application/vnd.docker.attestation.', 'attestation', 'artifactAttestation'],
  ['application/vnd.in-toto', 'attestation', 'artifactAttestation'],
  ['application/vnd.dsse.', 'attestation', 'artifactAttestation'],
  ['application/vnd.dev.cosign.', 'signature', 'artifactCosignSignature'],
  ['application/vnd.dev.sigstore.bundle', 'signature', 'artifactSigstoreBundle'],
  ['application/vnd.cncf.notary.', 'signature', 'artifactNotationSignature'],
  ['application/spdx', 'sbom', 'artifactSBOM'],
  ['text/spdx', 'sbom', 'artifactSBOM'],
  ['application/vnd.cyclonedx', 'sbom', 'artifactSBOM'],
  ['application/vnd.goharbor.harbor.sbom', 'sbom', 'artifactSBOM'],
  ['application/vnd.openvex', 'vex', 'artifactVEXDocument'],
  ['application/vnd.wasm.', 'wasm', 'artifactWebAssemblyModule'],
  ['application/wasm', 'wasm', 'artifactWebAssemblyModule'],
  ['application/vnd.module.wasm', 'wasm', 'artifactWebAssemblyModule'],
  ['application/vnd.docker.plugin.', 'docker-plugin', 'artifactDockerPlugin'],
  ['application/vnd.docker.compose.', 'compose', 'artifactComposeApplication'],
  ['application/vnd.docker.ai.', 'model', 'artifactAIModel'],
  ['application/vnd.ollama.', 'model', 'artifactAIModel'],
  ['application/vnd.cncf.model.', 'model', 'artifactAIModel'],
  ['application/vnd.caicloud.model.', 'model', 'artifactAIModel'],
  ['application/vnd.cnab.', 'cnab', 'artifactCNABBundle'],
  ['application/vnd.cncf.flux.', 'flux', 'artifactFluxSource'],
  ['application/vnd.cncf.openpolicyagent.', 'policy', 'artifactOpenPolicyAgentBundle'],
  ['application/vnd.sylabs.sif', 'singularity', 'artifactSingularityImage'],
  ['application/vnd.devcontainers', 'devcontainer', 'artifactDevContainerFeature'],
  ['application/vnd.buildkit.cacheconfig', 'build-cache', 'artifactBuildKitCache'],
  ['application/vnd.opentofu.', 'tofu', 'artifactOpenTofuModule'],
] as const;

type ArtifactLabel = (typeof KINDS)[number][2] | 'artifactImage' | 'artifactOther';

/** Kinds that may have the config of an image: only the media type of their layers identifies them. */
const KNOWN_BY_LAYER = /^(attestation|signature|sbom|model)$/;

function named(type: string): Artifact | undefined {
  const found = KINDS.find(([prefix]) => type.startsWith(prefix));
  return found && { kind: found[1], label: found[2], type };
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
    return { kind: 'image', label: 'artifactImage', type: config };
  }
  const type = bareMediaType(manifest.artifactType) || (isEmpty(config) ? layer : config) || layer;
  return named(type) ?? byLayer ?? { kind: 'artifact', label: 'artifactOther', type };
}
