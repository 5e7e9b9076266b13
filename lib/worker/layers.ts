import { failureOf, TagkinError } from '../failure.ts';
import { parseReference } from '../hosts/parse-reference.ts';
import { type UnpackedSize, unpackedSize } from '../layers/compression/unpacked-size.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { Digest } from '../oci/digest.ts';
import type { BlobLocation } from '../registry/locate-blob.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { registries } from './registry.ts';

/** Longest wait for a registry, in ms: browsers end the worker after 30 s. */
const TIMEOUT_MS = 25_000;

/** Where a layer of an image is read, signed for. The page reads it: the worker ends before a large layer does. */
export async function locateLayer(
  { image, digest }: RequestOf<'layer.locate'>,
  from: WindowKind,
): Promise<BlobLocation> {
  const parsed = parseReference(image);
  if (!parsed.ok) throw new TagkinError({ kind: 'malformed' });
  const { registry, repository } = parsed.value;
  const where = { registry, repository, digest: digest as Digest };
  return registries[from].locateBlob(where, { signal: AbortSignal.timeout(TIMEOUT_MS) });
}

/** A layer that the registry does not have (a Windows base). */
function ifMissing(error: unknown): UnpackedSize {
  if (failureOf(error).kind === 'not-found') return { unknown: 'elsewhere' };
  throw error;
}

/** How large layers are before compression, in their order. */
export async function unpackedSizes(
  { image, layers }: RequestOf<'layer.unpacked'>,
  from: WindowKind,
): Promise<UnpackedSize[]> {
  const parsed = parseReference(image);
  if (!parsed.ok) throw new TagkinError({ kind: 'malformed' });
  const { registry, repository } = parsed.value;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return Promise.all(
    layers.map(({ digest, ...layer }) => {
      const where = { registry, repository, digest: digest as Digest };
      const read = (first: number, last: number) =>
        registries[from].blobRange(where, { first, last, signal });
      return unpackedSize(layer, read).catch(ifMissing);
    }),
  );
}
