import { documentOf } from '../images/documents.ts';
import type { BoxRepository } from '../model.ts';
import { STORAGE } from '../server/hosts.ts';
import { type Reply, text } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { registryError } from './errors.ts';
import { blobOf } from './find.ts';

/** What the real registry behind the box redirects to; it signs nothing. */
const REAL = '/docker/registry/v2/blobs/';

/** `/blobs/{digest}`: not served here, but led to the storage host with a signed address. */
export function blob(repository: BoxRepository, digest: string): Reply {
  if (!blobOf(repository, digest))
    return registryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry', { digest });
  const hex = digest.replace('sha256:', '');
  const path = `/registry-v2/docker/registry/v2/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`;
  const location = `https://${STORAGE}${path}?expires=${Math.floor(Date.now() / 1000) + 600}&signature=box`;
  return text(307, '', { location, 'docker-distribution-api-version': 'registry/2.0' });
}

/**
 * Answers the storage host. It accepts no credentials: an `Authorization` header, which must not follow a redirect to another host,
 * is refused as S3 refuses it, and so is an address without signature.
 */
export function storage({ request }: Visit): Reply {
  if (request.headers.authorization !== undefined) return text(400, 'Only one auth mechanism allowed');
  const isSigned = request.query.has('signature');
  if (!isSigned && !request.path.startsWith(REAL)) return text(403, 'Missing signature');
  const hex = /\/sha256\/[0-9a-f]{2}\/([0-9a-f]{64})\/data$/.exec(request.path)?.[1];
  const found = documentOf(`sha256:${hex}`);
  if (!found) return text(404, 'not found');
  return partOf(found.body, request.headers.range);
}

/** A range as Docker Hub's storage sends it; all of it for what is no single range. */
function partOf(body: Buffer, range = ''): Reply {
  const headers = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (first === undefined) return { status: 200, headers, body };
  const part = body.subarray(Number(first), Number(last) + 1);
  const where = `bytes ${first}-${Number(first) + part.length - 1}/${body.length}`;
  return { status: 206, headers: { ...headers, 'content-range': where }, body: part };
}
