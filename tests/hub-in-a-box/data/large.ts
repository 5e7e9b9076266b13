import { image, keep, OCI, repositoryOf, step, tagOf } from '../build.ts';
import type { BoxImage, BoxRepository } from '../model.ts';

const LAYERS = 127;
const VARIABLES = 300;
/** Of about 470 bytes each: an SBOM of 7 MB. */
const PACKAGES = 15_000;

const IN_TOTO = 'application/vnd.in-toto+json';
const SPDX = 'https://spdx.dev/Document';

const sbomPackage = (at: number) => ({
  name: `package-${at}`,
  SPDXID: `SPDXRef-Package-${at}`,
  versionInfo: `1.${at}.0-1`,
  licenseDeclared: 'Apache-2.0',
  sourceInfo: `built package from: source-${at >> 2} 1.0, ${'acquired package info from DPKG DB: '.repeat(5)}`,
  externalRefs: [
    {
      referenceCategory: 'PACKAGE-MANAGER',
      referenceType: 'purl',
      referenceLocator: `pkg:deb/debian/package-${at}@1.${at}.0-1?arch=amd64&upstream=source-${at >> 2}`,
    },
  ],
});

/** `lab/large`: as many layers as Docker allows, 300 variables and an SBOM of 7 MB. */
export function large(): BoxRepository {
  const built = image('large', 'linux/amd64', {
    config: { Env: Array.from({ length: VARIABLES }, (_, at) => `VARIABLE_${at}=${'value '.repeat(8)}`) },
    steps: Array.from({ length: LAYERS }, (_, at) =>
      step(`RUN make ${at} && ${'echo '.repeat(40)}`, 1000 + at),
    ),
  });
  return repositoryOf('lab/large', [tagOf('1', [built, attestation(built)])]);
}

function attestation(of: BoxImage): BoxImage {
  const packages = Array.from({ length: PACKAGES }, (_, at) => sbomPackage(at));
  const predicate = { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'large', packages };
  const statement = keep(IN_TOTO, { predicateType: SPDX, subject: [], predicate });
  const config = keep(OCI.config, { architecture: 'unknown', os: 'unknown', config: {} });
  const layers = [{ ...statement, annotations: { 'in-toto.io/predicate-type': SPDX } }];
  const { digest } = keep(OCI.manifest, { schemaVersion: 2, mediaType: OCI.manifest, config, layers });
  return {
    os: 'unknown',
    architecture: 'unknown',
    variant: null,
    osVersion: null,
    digest,
    size: statement.size,
    attestation: true,
    ...(of.digest && { attests: of.digest }),
  };
}
