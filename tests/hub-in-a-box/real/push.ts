import * as v from 'valibot';
import { documentOf } from '../build.ts';
import type { StoredDocument } from '../images/documents.ts';

/** Where to push to, and with which right. */
export interface Target {
  port: number;
  repository: string;
  /** Value of an Authorization header. */
  authorization?: string | undefined;
}

const Named = v.object({ digest: v.string() });
const Parts = v.object({
  manifests: v.optional(v.array(Named), []),
  config: v.optional(Named),
  layers: v.optional(v.array(Named), []),
});

/**
 * Pushes a kept manifest with all that it leads to, and points tags at it, as distribution-spec says: what is named comes
 * before what names it. Throws the registry's own words where it refuses.
 */
export async function push(target: Target, digest: string, tags: string[] = []): Promise<void> {
  const manifest = kept(digest);
  const { manifests, config, layers } = v.parse(Parts, JSON.parse(manifest.body.toString()));
  const blobs = [...(config ? [config] : []), ...layers];
  await Promise.all([
    ...manifests.map((child) => push(target, child.digest)),
    ...blobs.map((blob) => pushBlob(target, kept(blob.digest))),
  ]);
  for (const reference of tags.length > 0 ? tags : [digest])
    await pushManifest(target, reference, manifest.mediaType, manifest.body);
}

/** One manifest, by a tag or its digest; returns the digest that the registry gave it. */
export async function pushManifest(
  target: Target,
  reference: string,
  mediaType: string,
  body: Buffer,
): Promise<string> {
  const url = `http://127.0.0.1:${target.port}/v2/${target.repository}/manifests/${reference}`;
  const { headers } = await send(target, url, 'PUT', mediaType, body);
  return headers.get('docker-content-digest') ?? '';
}

export async function pushBlob(target: Target, { digest, body }: StoredDocument): Promise<void> {
  const uploads = `http://127.0.0.1:${target.port}/v2/${target.repository}/blobs/uploads/`;
  const { headers } = await send(target, uploads, 'POST');
  const url = new URL(headers.get('location') ?? '', uploads);
  url.searchParams.set('digest', digest);
  await send(target, url.href, 'PUT', 'application/octet-stream', body);
}

async function send({ authorization }: Target, url: string, method: string, type?: string, body?: Buffer) {
  const headers = {
    ...(authorization !== undefined && { authorization }),
    ...(type !== undefined && { 'content-type': type }),
  };
  const answer = await fetch(url, { method, headers, ...(body && { body: new Uint8Array(body) }) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

function kept(digest: string): StoredDocument {
  const document = documentOf(digest);
  if (!document) throw new Error(`${digest} is not among the documents of the box`);
  return document;
}
