import { describe, expect, test } from 'vitest';
import { isPlainObject } from '../../lib/oci/json.ts';
import { readStatement } from '../../lib/oci/statements/read-statement.ts';
import { hasShared, sharedText } from './shared.ts';

const statement = (predicateType: string, predicate: unknown) =>
  readStatement(
    JSON.stringify({ _type: 'https://in-toto.io/Statement/v0.1', subject: [], predicateType, predicate }),
  );

const SOURCE = { uri: 'https://github.com/acme/shop.git#refs/heads/main', digest: { sha1: 'abc123' } };
const DOCKERFILE = 'FROM debian\nRUN make # ü\n';
const KIT = {
  vcs: { source: 'git@github.com:acme/shop', revision: 'def456' },
  source: { infos: [{ filename: 'Dockerfile', data: Buffer.from(DOCKERFILE).toString('base64') }] },
};
const MATERIALS = [{ uri: 'pkg:docker/debian@trixie-slim', digest: { sha256: 'aa' } }, { uri: 'x' }];
const READ = {
  kind: 'provenance',
  builder: 'https://github.com/acme/shop/actions/1',
  buildType: 'https://mobyproject.org/buildkit@v1',
  source: { uri: SOURCE.uri, revision: 'abc123', path: 'Dockerfile' },
  parameters: [{ name: 'build-arg:A', value: '1' }],
  materials: [{ uri: 'pkg:docker/debian@trixie-slim', digest: 'sha256:aa' }, { uri: 'x' }],
  images: [{ name: 'debian:trixie-slim' }],
  startedAt: '2026-11-12T09:00:00Z',
  finishedAt: '2026-11-12T09:02:00Z',
  dockerfile: DOCKERFILE,
};

describe('provenance', () => {
  test('SLSA v0.2, as BuildKit writes it', () => {
    expect(
      statement('https://slsa.dev/provenance/v0.2', {
        builder: { id: READ.builder },
        buildType: READ.buildType,
        materials: MATERIALS,
        invocation: {
          configSource: { ...SOURCE, entryPoint: 'Dockerfile' },
          parameters: { frontend: 'dockerfile.v0', args: { 'build-arg:A': '1' } },
        },
        metadata: {
          buildStartedOn: READ.startedAt,
          buildFinishedOn: READ.finishedAt,
          'https://mobyproject.org/buildkit@v1#metadata': KIT,
        },
      }),
    ).toEqual({ ...READ, version: 'v0.2' });
  });

  test('SLSA v1 says the same in other places', () => {
    expect(
      statement('https://slsa.dev/provenance/v1', {
        buildDefinition: {
          buildType: READ.buildType,
          externalParameters: {
            configSource: { ...SOURCE, path: 'Dockerfile' },
            request: { args: { 'build-arg:A': '1' } },
          },
          resolvedDependencies: MATERIALS,
        },
        runDetails: {
          builder: { id: READ.builder },
          metadata: { startedOn: READ.startedAt, finishedOn: READ.finishedAt, buildkit_metadata: KIT },
        },
      }),
    ).toEqual({ ...READ, version: 'v1' });
  });

  test('mode=min names its source by version control alone', () => {
    expect(
      statement('https://slsa.dev/provenance/v0.2', {
        metadata: { 'https://mobyproject.org/buildkit@v1#metadata': { vcs: KIT.vcs } },
      }),
    ).toEqual({
      kind: 'provenance',
      version: 'v0.2',
      source: { uri: KIT.vcs.source, revision: 'def456' },
      parameters: [],
      materials: [],
      images: [],
    });
  });

  test.skipIf(!hasShared)("of GitHub's workflows (docker-library)", () => {
    const [first] = JSON.parse(
      sharedText('registry/docker-library-meta-scripts/provenance/out.json'),
    ) as unknown[];
    expect(readStatement(JSON.stringify(first))).toMatchObject({
      kind: 'provenance',
      version: 'v1',
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      source: {
        uri: 'https://github.com/docker-library/meta',
        revision: expect.stringMatching(/^[0-9a-f]{40}$/),
      },
    });
  });
});

describe('SBOM', () => {
  test('SPDX: packages by source, without the root; licences as declared', () => {
    expect(
      statement('https://spdx.dev/Document', {
        spdxVersion: 'SPDX-2.3',
        creationInfo: { creators: ['Tool: docker-scout', 'Tool: buildkit-v0.16.0', 'Organization: x'] },
        documentDescribes: ['SPDXRef-root'],
        packages: [
          { name: 'sbom', SPDXID: 'SPDXRef-root' },
          {
            name: 'libssl3t64',
            versionInfo: '3.5.4-1',
            licenseDeclared: 'Apache-2.0',
            externalRefs: [
              { referenceType: 'cpe23Type', referenceLocator: 'cpe' },
              {
                referenceType: 'purl',
                referenceLocator: 'pkg:deb/debian/libssl3t64@3.5.4-1?upstream=openssl%403.5.4',
              },
            ],
          },
          { name: 'curl', versionInfo: '8.14', licenseDeclared: 'NOASSERTION', licenseConcluded: 'curl' },
          { name: 'busybox-binsh', versionInfo: '1', sourceInfo: 'built package from: busybox 1' },
          { name: 'curl', versionInfo: '8.14', licenseDeclared: 'NOASSERTION', licenseConcluded: 'curl' },
          { name: 5 },
        ],
      }),
    ).toEqual({
      kind: 'sbom',
      format: 'SPDX-2.3',
      tools: ['docker-scout', 'buildkit-v0.16.0'],
      packages: [
        { name: 'busybox-binsh', version: '1', license: '', source: 'busybox', type: '' },
        { name: 'curl', version: '8.14', license: 'curl', source: 'curl', type: '' },
        { name: 'libssl3t64', version: '3.5.4-1', license: 'Apache-2.0', source: 'openssl', type: 'deb' },
      ],
    });
  });

  test.each([
    ['1.6', { components: [{ name: 'syft', version: '1.2' }] }, ['syft-1.2']],
    ['1.4', [{ name: 'trivy' }], ['trivy']],
  ])('CycloneDX %s, also without a statement around it', (specVersion, tools, names) => {
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion,
      metadata: { tools },
      components: [
        { type: 'file', name: '/etc/passwd' },
        {
          type: 'library',
          name: 'libc6',
          version: '2.41',
          purl: 'pkg:deb/debian/libc6@2.41',
          licenses: [{ license: { id: 'LGPL-2.1' } }, { expression: 'GPL-2.0' }],
          properties: [{ name: 'aquasecurity:trivy:SrcName', value: 'glibc' }],
        },
      ],
    });
    expect(readStatement(text)).toEqual({
      kind: 'sbom',
      format: `CycloneDX ${specVersion}`,
      tools: names,
      packages: [
        { name: 'libc6', version: '2.41', license: 'LGPL-2.1, GPL-2.0', source: 'glibc', type: 'deb' },
      ],
    });
  });
});

test('a DSSE envelope is opened', () => {
  const payload = btoa(
    JSON.stringify({ predicateType: 'https://spdx.dev/Document', predicate: { spdxVersion: 'SPDX-2.3' } }),
  );
  expect(readStatement(JSON.stringify({ payload, signatures: [] }))).toMatchObject({
    kind: 'sbom',
    packages: [],
  });
});

test('anything else stays text', () => {
  expect(statement('https://openvex.dev/ns', { a: 1 })).toMatchObject({ kind: 'other' });
  expect(readStatement('nothing')).toBeNull();
  expect(isPlainObject(readStatement(JSON.stringify({ payload: '%', signatures: [] })))).toBe(true);
});
