import { createHash } from 'node:crypto';

/**
 * Every document that the box can serve by digest. Named by content, so one store for the whole process is right: the
 * same document made twice is the same entry.
 */
export interface StoredDocument {
  mediaType: string;
  digest: string;
  body: Buffer;
}

/** A descriptor: how an index or a manifest refers to another document. */
export interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
}

const documents = new Map<string, StoredDocument>();

/** SHA-256 of a text or bytes, as `sha256:<64 hex>`. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** Keeps a JSON document under its true digest and describes it. */
export function keep(mediaType: string, value: unknown): Descriptor {
  return keepBytes(mediaType, Buffer.from(JSON.stringify(value)));
}

/** The same for bytes of any kind. */
export function keepBytes(mediaType: string, body: Buffer): Descriptor {
  const digest = sha256(body);
  documents.set(digest, { mediaType, digest, body });
  return { mediaType, digest, size: body.length };
}

/** Keeps bytes under the digest of others, as a damaged or dishonest storage serves them. */
export function keepForged(mediaType: string, body: Buffer, claimed: Buffer): Descriptor {
  const digest = sha256(claimed);
  documents.set(digest, { mediaType, digest, body });
  return { mediaType, digest, size: body.length };
}

/** The document of that digest, or undefined. */
export function documentOf(digest: string): StoredDocument | undefined {
  return documents.get(digest);
}
