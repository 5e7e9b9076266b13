import { describe, expect, it } from 'vitest';
import { whatIs } from '../../lib/oci/artifact.ts';
import { statementsOf } from '../../lib/oci/attestation.ts';
import { parseDocument } from '../../lib/oci/document.ts';
import type { ImageIndex, Manifest } from '../../lib/oci/manifest.ts';
import { normalizePlatform, platformKey } from '../../lib/oci/platform.ts';
import { choosePlatform, contentsOf } from '../../lib/oci/platform-images.ts';
import { hasShared, sharedFiles, sharedText } from './shared.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const image = (letter: string, os: string, architecture: string, more: object = {}) => ({
  mediaType: MANIFEST,
  digest: digest(letter),
  size: 1,
  platform: { os, architecture, ...more },
});

const attestation = (letter: string, about: string) => ({
  ...image(letter, 'unknown', 'unknown'),
  annotations: {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': digest(about),
  },
});

function parsed<T extends ImageIndex | Manifest>(value: object): T {
  const result = parseDocument(JSON.stringify(value));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value as T;
}

describe('an index', () => {
  const contents = contentsOf(
    parsed<ImageIndex>({
      manifests: [
        image('a', 'windows', 'amd64', { 'os.version': '10.0.20348.1' }),
        image('b', 'windows', 'amd64', { 'os.version': '10.0.17763.1' }),
        image('c', 'linux', 'arm', { variant: 'v6' }),
        image('d', 'linux', 'arm', { variant: 'v5' }),
        attestation('1', 'e'),
        image('e', 'linux', 'amd64'),
        attestation('2', 'f'),
        { mediaType: INDEX, digest: digest('3'), size: 1 },
        { mediaType: MANIFEST, digest: digest('4'), size: 1, artifactType: 'application/spdx+json' },
      ],
    }),
  );

  it('has platforms, the common ones first, those of Windows as the index has them, and no attestation', () => {
    expect(contents.images.map(({ platform }) => platformKey(platform))).toEqual([
      'linux/amd64',
      'linux/arm/v5',
      'linux/arm/v6',
      'windows/amd64@10.0.20348.1',
      'windows/amd64@10.0.17763.1',
    ]);
  });

  it('puts an attestation beside the image that it is about', () => {
    expect(contents.images[0]?.attestations.map((entry) => entry.digest)).toEqual([digest('1')]);
    expect(contents.images[1]?.attestations).toEqual([]);
  });

  it('keeps the rest apart', () => {
    expect(contents.indexes.map((entry) => entry.digest)).toEqual([digest('3')]);
    expect(contents.others.map((entry) => entry.digest)).toEqual([digest('4'), digest('2')]);
  });

  it.each([
    [undefined, 'e'],
    [{ os: 'linux', architecture: 'amd64' }, 'e'],
    [{ os: 'linux', architecture: 'arm', variant: 'v7' }, 'c'],
    [{ os: 'linux', architecture: 'arm', variant: 'v5' }, 'd'],
    [{ os: 'windows', architecture: 'amd64', osVersion: '10.0.20348.1' }, 'a'],
    [{ os: 'windows', architecture: 'amd64', osVersion: '10.0.1.1' }, 'a'],
    [{ os: 'windows', architecture: 'amd64' }, 'a'],
    [{ os: 'linux', architecture: 's390x' }, undefined],
  ])('offers %j the image %s', (wanted, letter) => {
    const chosen = choosePlatform(contents.images, wanted && normalizePlatform(wanted));
    expect(chosen?.descriptor.digest).toBe(letter && digest(letter));
  });

  it.skipIf(!hasShared)('of Docker official images has every attestation attached', () => {
    const text = sharedText('registry/docker-library-meta-scripts/cache-builds.json');
    const indexes: ImageIndex[] = [];
    JSON.parse(text, (_, value) => {
      const result = Array.isArray(value?.manifests) ? parseDocument(JSON.stringify(value)) : undefined;
      if (result?.ok && result.value.kind === 'index') indexes.push(result.value);
      return value;
    });
    expect(indexes.length).toBeGreaterThan(50);
    for (const index of indexes) {
      const { images, others } = contentsOf(index);
      const attached = images.flatMap((entry) => entry.attestations);
      expect(images.length + attached.length + others.length).toBe(index.manifests.length);
      expect(images.some(({ platform }) => platform.os === 'unknown')).toBe(false);
    }
  });
});

const blob = (mediaType: string, annotations: object = {}) => ({
  mediaType,
  digest: digest('a'),
  size: 2,
  annotations,
});

describe('an attestation', () => {
  const layer = (predicateType: string) =>
    blob('application/vnd.in-toto+json', { 'in-toto.io/predicate-type': predicateType });

  it('has statements, named by their predicate', () => {
    const manifest = parsed<Manifest>({
      config: blob('application/vnd.oci.image.config.v1+json'),
      layers: [
        layer('https://spdx.dev/Document'),
        layer('https://slsa.dev/provenance/v0.2'),
        layer('https://slsa.dev/provenance/v1'),
        layer('https://openvex.dev/ns/v0.2.0'),
        layer('https://example.com/x'),
        blob('application/octet-stream'),
      ],
    });
    const kinds = statementsOf(manifest).map(({ kind }) => kind);
    expect(kinds).toEqual(['sbom', 'provenance', 'provenance', 'vex', 'other']);
  });
});

describe('a manifest is named as what it is', () => {
  const config = 'application/vnd.oci.image.config.v1+json';
  const empty = 'application/vnd.oci.empty.v1+json';
  it.each<[string, string, string, string | undefined]>([
    ['image', config, 'application/vnd.oci.image.layer.v1.tar+gzip', undefined],
    ['image', 'application/vnd.docker.container.image.v1+json', '', undefined],
    ['attestation', config, 'application/vnd.in-toto+json', undefined],
    ['attestation', empty, '', 'application/vnd.docker.attestation.manifest.v1+json'],
    ['signature', config, 'application/vnd.dev.cosign.simplesigning.v1+json', undefined],
    ['helm-chart', 'application/vnd.cncf.helm.config.v1+json', 'application/tar+gzip', undefined],
    ['sbom', empty, 'application/spdx+json', undefined],
    ['wasm', 'application/vnd.wasm.config.v1+json', '', undefined],
    [
      'model',
      'application/vnd.docker.container.image.v1+json',
      'application/vnd.ollama.image.model',
      undefined,
    ],
    ['artifact', empty, 'image/png', 'application/vnd.example+type'],
    ['artifact', 'application/vnd.example.config+json', 'x/y', undefined],
  ])('%s', (kind, configType, layerType, artifactType) => {
    const layers = layerType === '' ? [] : [blob(layerType)];
    const manifest = parsed<Manifest>({ config: blob(configType), layers, artifactType });
    expect(whatIs(manifest).kind).toBe(kind);
  });

  it.skipIf(!hasShared).each([
    ['controller_artifact_processor_chart_chart-chartManifest', 'helm-chart'],
    ['wasm-oci_manifest', 'wasm'],
    ['cosign/sig_manifest', 'signature'],
    ['cosign/att_manifest', 'attestation'],
    ['ormbManifest', 'model'],
    ['v2Manifest', 'image'],
  ])('%s: %s', (name, kind) => {
    const file = [...sharedFiles('registry/goharbor-harbor'), ...sharedFiles('registry/dagdotdev')].find(
      (path) => path.toLowerCase().includes(name.toLowerCase()),
    );
    const result = parseDocument(sharedText(file ?? ''));
    expect(result.ok && result.value.kind === 'manifest' && whatIs(result.value).kind).toBe(kind);
  });
});
