import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../lib/oci/document.ts';
import { isPlainObject, parseJson } from '../../lib/oci/json.ts';
import { ACCEPT_MANIFESTS, isIndex } from '../../lib/oci/media-types.ts';
import { hasShared, sharedFiles, sharedText } from './shared.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const DESCRIPTOR = { mediaType: MANIFEST, digest: DIGEST, size: 7 };
const parse = (value: unknown, contentType?: string) => parseDocument(JSON.stringify(value), contentType);

describe('a document', () => {
  it.each<[string, unknown, string | undefined, string]>([
    ['an index by content', { manifests: [DESCRIPTOR] }, undefined, 'index'],
    ['an index with nothing in it', { manifests: [] }, 'text/plain', 'index'],
    ['an empty index by mediaType', { mediaType: INDEX, manifests: null }, undefined, 'index'],
    ['a manifest by content', { config: DESCRIPTOR, layers: [DESCRIPTOR] }, undefined, 'manifest'],
    ['a manifest, whatever the header says', { config: DESCRIPTOR, layers: [] }, INDEX, 'manifest'],
    ['a manifest without layers', { config: DESCRIPTOR, layers: null }, undefined, 'manifest'],
    ['nulls and the unknown', { manifests: null, layers: [], subject: null, x: 1 }, undefined, 'manifest'],
    ['a withdrawn artifact manifest', { blobs: [DESCRIPTOR] }, undefined, 'manifest'],
    ['a schema 1 manifest', { fsLayers: [], history: [], signatures: 1 }, undefined, 'schema1'],
    ['something by its header alone', { schemaVersion: 2 }, `${INDEX}; charset=utf-8`, 'index'],
  ])('%s', (_, value, contentType, kind) => {
    expect(parse(value, contentType)).toMatchObject({ ok: true, value: { kind } });
  });

  it.each<[string, unknown, object]>([
    ['an array', [], { kind: 'malformed', reason: 'not-json' }],
    ['both index and image', { manifests: [], layers: [] }, { kind: 'malformed', reason: 'ambiguous' }],
    ['both schemas', { fsLayers: [], config: DESCRIPTOR }, { kind: 'malformed', reason: 'ambiguous' }],
    ['an image called index', { mediaType: INDEX, layers: [] }, { kind: 'malformed', reason: 'ambiguous' }],
    ['JSON of another world', { hello: 1 }, { kind: 'unsupported', reason: 'no-manifest' }],
    [
      'a short digest',
      { manifests: [DESCRIPTOR, { ...DESCRIPTOR, digest: 'sha256:abc' }] },
      { kind: 'malformed', reason: 'field', at: 'manifests.1.digest' },
    ],
    [
      'a negative size',
      { layers: [{ ...DESCRIPTOR, size: -1 }] },
      { kind: 'malformed', reason: 'field', at: 'layers.0.size' },
    ],
  ])('%s is refused', (_, value, error) => {
    expect(parse(value)).toEqual({ ok: false, error });
  });

  it('that is a page of HTML is refused', () => {
    expect(parseDocument('<!doctype html>')).toMatchObject({ ok: false, error: { reason: 'not-json' } });
  });

  it('keeps what is needed, and nothing of the wrong type', () => {
    const platform = { os: 'linux', architecture: 'arm64', variant: 'v8', 'os.features': ['x'] };
    const annotations = { a: 'b', c: 1 };
    const parsed = parse({
      manifests: [{ ...DESCRIPTOR, platform, annotations, urls: ['http://a/', 'https://b/'] }],
    });
    expect(parsed).toMatchObject({
      value: {
        manifests: [
          {
            platform: { os: 'linux', architecture: 'arm64' },
            annotations: { a: 'b' },
            urls: ['https://b/'],
          },
        ],
      },
    });
  });

  it('of any content is answered', () => {
    const names = fc.constantFrom(
      'manifests',
      'layers',
      'config',
      'fsLayers',
      'history',
      'mediaType',
      'subject',
    );
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue()), (value) => {
        const parsed = parse(value);
        if (!parsed.ok) expect(['malformed', 'unsupported']).toContain(parsed.error.kind);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => parseDocument(text).ok === false));
  });
});

describe('a media type', () => {
  it('is compared without its parameters', () => {
    expect(isIndex(`${INDEX.toUpperCase()} ; charset=utf-8`)).toBe(true);
    expect(isIndex(MANIFEST)).toBe(false);
    expect(isIndex(null)).toBe(false);
    expect(ACCEPT_MANIFESTS.split(', ')).toContain(INDEX);
  });
});

describe.skipIf(!hasShared)('collected documents', () => {
  const isManifestLike = (value: unknown): value is Record<string, unknown> =>
    isPlainObject(value) &&
    ['manifests', 'layers', 'fsLayers'].some((name) => Array.isArray(value[name])) &&
    typeof value.schemaVersion === 'number';
  const files = [
    'containers-image',
    'regclient',
    'oras',
    'dagdotdev',
    'goharbor-harbor',
    'go-containerregistry',
    'quay',
  ]
    .flatMap((folder) => sharedFiles(`registry/${folder}`, ''))
    .map((file) => ({ file, text: sharedText(file) }))
    .filter(({ text }) => isManifestLike(parseJson(text)));

  /** Broken on purpose: an invalid digest, a size of -1. */
  const BROKEN = /sbom-manContent|ociv1\S*artifact|schema1-to-(oci1|schema2)\.json/;

  it('are read, except the broken ones', () => {
    expect(files.length).toBeGreaterThan(100);
    const refused = files.flatMap(({ file, text }) => {
      const parsed = parseDocument(text);
      return parsed.ok ? [] : [{ file, error: parsed.error }];
    });
    expect(refused.filter(({ file }) => !BROKEN.test(file))).toEqual([]);
  });

  it('of the specification pass where its schema lets them pass', () => {
    const tests: { field: string; fail: boolean | null; text: string; comment: string }[] = JSON.parse(
      sharedText('registry/opencontainers-image-spec/schema-tests.json'),
    );
    for (const { field, fail, text, comment } of tests) {
      if (!['manifest', 'imageIndex'].includes(field) || fail !== false) continue;
      expect(parseDocument(text), comment).toMatchObject({ ok: true });
    }
  });
});
