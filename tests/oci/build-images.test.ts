import { expect, test } from 'vitest';
import { readStatement } from '../../lib/oci/statements/read-statement.ts';

const statement = (predicateType: string, predicate: unknown) =>
  readStatement(JSON.stringify({ predicateType, predicate }));

test.each(['v0.2', 'v1'])(
  '%s, mode=max: the images that the build used with their layers, without its tools',
  (version) => {
    const hex = (digit: string) => digit.repeat(64);
    const uses = [
      { uri: `pkg:docker/node@24?platform=linux%2Famd64`, digest: { sha256: hex('1') } },
      { uri: 'pkg:docker/ghcr.io/acme/tools@2', digest: { sha256: hex('2') } },
      {
        uri: `pkg:docker/alpine@3.22?digest=sha256:${hex('5')}&platform=linux%2Famd64`,
        digest: { sha256: hex('5') },
      },
      { uri: 'pkg:docker/docker/dockerfile@1.7', digest: { sha256: hex('3') } },
      { uri: 'pkg:docker/acme/own-frontend@1', digest: { sha256: hex('4') } },
      { uri: 'https://example.com/a.tar' },
    ];
    const buildConfig = {
      llbDefinition: [
        {
          id: 'step0',
          op: {
            Op: { source: { identifier: `docker-image://docker.io/library/node:24@sha256:${hex('1')}` } },
          },
        },
        { id: 'step1', op: { Op: { exec: {} } }, inputs: ['step0:0'] },
      ],
    };
    const kit = { layers: { 'step0:0': [[{ digest: 'sha256:a' }, { digest: 'sha256:b' }]] } };
    const args = { source: 'docker.io/acme/own-frontend:1' };
    const read =
      version === 'v1'
        ? statement('https://slsa.dev/provenance/v1', {
            buildDefinition: {
              externalParameters: { request: { args } },
              internalParameters: { buildConfig },
              resolvedDependencies: uses,
            },
            runDetails: { metadata: { buildkit_metadata: kit } },
          })
        : statement('https://slsa.dev/provenance/v0.2', {
            materials: uses,
            buildConfig,
            invocation: { parameters: { args } },
            metadata: { 'https://mobyproject.org/buildkit@v1#metadata': kit },
          });
    expect(read).toMatchObject({
      images: [
        { name: 'node:24', digest: `sha256:${hex('1')}`, layers: [['sha256:a', 'sha256:b']] },
        { name: 'ghcr.io/acme/tools:2', digest: `sha256:${hex('2')}` },
        { name: 'alpine:3.22', digest: `sha256:${hex('5')}` },
      ],
    });
  },
);
