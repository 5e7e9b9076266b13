import type { BoxImage } from '../model.ts';
import { type Descriptor, sha256 as digestOf, keep } from './documents.ts';
import { OCI } from './media-types.ts';

const IN_TOTO = 'application/vnd.in-toto+json';

/** A provenance and an SBOM statement about one image of a version, as BuildKit attaches them, each a true document. */
function statements(of: BoxImage, version: string): { predicateType: string; statement: Descriptor }[] {
  const sha256 = of.digest?.replace('sha256:', '') ?? '';
  const about = (predicateType: string, predicate: unknown) => ({
    predicateType,
    statement: keep(IN_TOTO, {
      _type: 'https://in-toto.io/Statement/v0.1',
      predicateType,
      subject: [{ name: 'pkg:docker/box@1', digest: { sha256 } }],
      predicate,
    }),
  });
  return [
    about('https://spdx.dev/Document', {
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'sbom',
      packages: [
        { name: 'nginx', SPDXID: 'SPDXRef-Package-nginx', versionInfo: version },
        { name: 'openssl', SPDXID: 'SPDXRef-Package-openssl', versionInfo: '3.5.4-1' },
      ],
    }),
    about('https://slsa.dev/provenance/v0.2', {
      builder: { id: '' },
      buildType: 'https://mobyproject.org/buildkit@v1',
      invocation: {
        configSource: {
          uri: 'https://github.com/nginx/docker-nginx.git',
          digest: { sha1: digestOf(version).slice(7, 47) },
          entryPoint: 'Dockerfile',
        },
        parameters: { frontend: 'gateway.v0' },
        environment: { platform: 'linux/amd64' },
      },
    }),
  ];
}

/** The attestation of an image, as a further entry of its index (`unknown/unknown`). */
function attestation(of: BoxImage, version: string): BoxImage {
  const layers = statements(of, version).map(({ predicateType, statement }) => ({
    ...statement,
    annotations: { 'in-toto.io/predicate-type': predicateType },
  }));
  const config = keep(OCI.config, {
    architecture: 'unknown',
    os: 'unknown',
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  });
  const manifest = keep(OCI.manifest, { schemaVersion: 2, mediaType: OCI.manifest, config, layers });
  return {
    os: 'unknown',
    architecture: 'unknown',
    variant: null,
    osVersion: null,
    digest: manifest.digest,
    size: layers.reduce((sum, { size }) => sum + size, config.size),
    attestation: true,
    ...(of.digest && { attests: of.digest }),
  };
}

/** The images of a version, followed by the attestation of each. */
export function attested(images: readonly BoxImage[], version = '1.31.4'): BoxImage[] {
  return [...images, ...images.map((image) => attestation(image, version))];
}
