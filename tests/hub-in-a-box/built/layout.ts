import { readFileSync } from 'node:fs';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { type Descriptor, documentOf, keepBytes, platform, tagOf } from '../build.ts';
import type { BoxTag } from '../model.ts';

const Described = v.object({ mediaType: v.string(), digest: v.string(), size: v.number() });
const Layout = v.object({
  manifests: v.array(
    v.object({
      ...Described.entries,
      annotations: v.object({ 'org.opencontainers.image.ref.name': v.string() }),
    }),
  ),
});
const Manifest = v.object({ config: Described, layers: v.array(Described) });

const json = (bytes: Buffer): unknown => JSON.parse(bytes.toString());

/** The tags of an OCI image layout. Source: image-spec `image-layout.md`. */
export function readLayout(directory: string): BoxTag[] {
  const read = (digest: string) => readFileSync(`${directory}/blobs/${digest.replace(':', '/')}`);
  const { manifests } = v.parse(Layout, json(readFileSync(`${directory}/index.json`)));
  return manifests.map(({ mediaType, digest, annotations }) =>
    tagOfManifest(annotations['org.opencontainers.image.ref.name'], mediaType, read(digest), read),
  );
}

/** A tag of what skopeo and buildah write to `dir:`, which names files by their digests alone. */
export function readDirectory(name: string, directory: string): BoxTag {
  const bytes = readFileSync(`${directory}/manifest.json`);
  const { mediaType } = v.parse(v.object({ mediaType: v.string() }), json(bytes));
  return tagOfManifest(name, mediaType, bytes, (digest) =>
    readFileSync(`${directory}/${digest.replace('sha256:', '')}`),
  );
}

function tagOfManifest(
  name: string,
  mediaType: string,
  bytes: Buffer,
  read: (digest: string) => Buffer,
): BoxTag {
  const { config, layers } = v.parse(Manifest, json(bytes));
  for (const part of [config, ...layers]) keepBytes(part.mediaType, read(part.digest));
  const manifest: Descriptor = keepBytes(mediaType, bytes);
  const size = layers.reduce((sum, layer) => sum + layer.size, 0);
  return tagOf(name, [{ ...platform('linux/amd64'), digest: manifest.digest, size }]);
}

/** Bytes of an image's layers, unpacked. */
export function unpackedSizeOf(digest: string): number {
  const { layers } = v.parse(Manifest, json(documentOf(digest)?.body ?? Buffer.from('{}')));
  return layers.reduce((sum, layer) => {
    const body = documentOf(layer.digest)?.body ?? Buffer.alloc(0);
    return sum + (layer.mediaType.endsWith('zstd') ? zstdDecompressSync(body) : gunzipSync(body)).length;
  }, 0);
}
