import { Readable } from 'node:stream';
import { documentOf, OCI, sha256 } from '../../build.ts';
import type { BoxRepository } from '../../model.ts';
import { registryError } from '../../registry/errors.ts';
import { blobOf, manifestOf } from '../../registry/find.ts';
import { QUIRKS_BLOBS } from '../../server/hosts.ts';
import { type Reply, text } from '../../server/reply.ts';
import type { Visit } from '../../server/visit.ts';

const GIGABYTE = 2 ** 30;
/** What an index that claims to contain itself calls itself. */
const ITSELF = sha256('an index that contains itself');

/** `/manifests/{reference}`, as the quirks have it. */
export function manifest(repository: BoxRepository, reference: string, { request, hub }: Visit): Reply {
  const { headStatus, noDigestHeader, wrong, manifest: kind } = hub.quirks;
  if (request.method === 'HEAD' && headStatus) return text(headStatus, '');
  const found = manifestOf(repository, reference === ITSELF ? (repository.tags[0]?.name ?? '') : reference);
  if (!found) return registryError(404, 'MANIFEST_UNKNOWN', 'manifest unknown', { Tag: reference });
  const isTag = !reference.startsWith('sha256:') || reference === ITSELF;
  const made = isTag && kind ? odd(kind, found.body) : found.body;
  const body = wrong === 'manifest' ? Buffer.concat([made, Buffer.from('\n')]) : made;
  const digest = wrong === 'header' ? sha256('something else') : sha256(made);
  return {
    status: 200,
    headers: {
      'content-type': kind === 'itself' && isTag ? OCI.index : found.mediaType,
      ...(!noDigestHeader && { 'docker-content-digest': reference === ITSELF ? ITSELF : digest }),
    },
    body,
  };
}

function odd(kind: 'both' | 'itself', body: Buffer): Buffer {
  if (kind === 'both') {
    const config = { mediaType: OCI.config, digest: sha256('config'), size: 2 };
    const both = { manifests: [], ...JSON.parse(body.toString()), mediaType: undefined, config, layers: [] };
    return Buffer.from(JSON.stringify(both));
  }
  const manifests = [{ mediaType: OCI.index, digest: ITSELF, size: body.length }];
  return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI.index, manifests }));
}

/** `/blobs/{digest}`: led elsewhere, or what there is. */
export function blob(repository: BoxRepository, digest: string, visit: Visit): Reply {
  if (!blobOf(repository, digest))
    return registryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry', null);
  if (!visit.hub.quirks.redirectsBlobs) return content(digest, visit);
  const location = `https://${QUIRKS_BLOBS}/${digest}?signature=${encodeURIComponent(sha256(digest))}`;
  return text(307, '', { location });
}

/** Answers the host of the blobs, which knows no credentials but its own signatures. */
export function blobHost(visit: Visit): Reply {
  const { path, query, headers } = visit.request;
  if (headers.authorization !== undefined) return text(400, 'Only one auth mechanism allowed');
  const digest = decodeURIComponent(path.slice(1));
  return query.get('signature') === sha256(digest) ? content(digest, visit) : text(403, 'Forbidden');
}

function content(digest: string, { hub, request }: Visit): Reply {
  const { wrong, hugeConfig, html } = hub.quirks;
  const body = documentOf(digest)?.body;
  const headers = { 'content-type': 'application/octet-stream' };
  if (!body || html === 'blobs') return text(200, '<!doctype html>', { 'content-type': 'text/html' });
  if (wrong === 'config') return { status: 200, headers, body: `${body} ` };
  if (!hugeConfig) return { status: 200, headers, body };
  const declared = hugeConfig === 'declared' && { 'content-length': String(GIGABYTE) };
  return { status: 200, headers: { ...headers, ...declared }, body: spaces(request) };
}

/** A gigabyte of nothing, which counts what of it has left. */
function spaces(request: Visit['request']): Readable {
  const part = Buffer.alloc(2 ** 16, ' ');
  function* all() {
    for (let sent = 0; sent < GIGABYTE; sent += part.length) {
      request.sent = sent;
      yield part;
    }
  }
  return Readable.from(all(), { objectMode: false });
}
