import { failureOf, TagkinError } from '../failure.ts';
import { type Digest, verify } from '../oci/digest.ts';
import { LIMITS } from '../oci/limits.ts';
import type { Repository } from '../oci/reference.ts';
import type { ContentCache } from './content.ts';
import type { Transport } from './transport.ts';

/** Largest blob that is read as a whole, in bytes: a config. */
const BLOB_LIMIT = LIMITS.configBytes;

export interface BlobOptions {
  /** The size in its descriptor, in bytes: a blob that is too large costs no request. */
  size?: number | undefined;
  /** Largest blob, in bytes; 8 MiB by default. */
  limit?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * A blob by its digest: from the cache, else fetched and verified before it is used and cached. `Accept: *\/*`, because a
 * longer one makes browsers send a CORS preflight to the storage host. Throws failures of the closed list.
 */
export async function blob(
  send: Transport,
  content: ContentCache,
  { registry, repository, digest }: Repository & { digest: Digest },
  { size = 0, limit = BLOB_LIMIT, signal }: BlobOptions = {},
): Promise<Uint8Array> {
  const cached = await content.get(digest);
  if (cached) return cached;
  if (size > limit) throw new TagkinError({ kind: 'too-large', host: registry });
  const path = `blobs/${digest}`;
  const { bytes } = await send({ registry, repository, path, accept: '*/*', limit, signal }).catch(
    unknownBlob,
  );
  if (!(await verify(bytes, digest))) throw new TagkinError({ kind: 'digest-mismatch', host: registry });
  await content.put(digest, bytes);
  return bytes;
}

/** Google answers 400 for an unknown blob, Quay 405. */
function unknownBlob(error: unknown): never {
  const failure = failureOf(error);
  if (failure.status === 400 || failure.status === 405)
    throw new TagkinError({ ...failure, kind: 'not-found' });
  throw error;
}

/** A part of a blob, from its first to its last byte, both inclusive. */
export interface BlobRange {
  first: number;
  last: number;
  signal?: AbortSignal | undefined;
}

/**
 * A part of a blob, which cannot be verified; null where the registry or its storage sends whole blobs only. Throws failures of the
 * closed list.
 */
export async function blobRange(
  send: Transport,
  { registry, repository, digest }: Repository & { digest: Digest },
  { first, last, signal }: BlobRange,
): Promise<Uint8Array | null> {
  const limit = last - first + 1;
  const path = `blobs/${digest}`;
  const range = { first, last };
  try {
    const { bytes } = await send({ registry, repository, path, accept: '*/*', limit, range, signal });
    return bytes.length === limit ? bytes : null;
  } catch (error) {
    if (failureOf(error).kind === 'too-large') return null;
    return unknownBlob(error);
  }
}
