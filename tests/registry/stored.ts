import { json, type Quirks, type Seen } from './quirks.ts';

/** A manifest or a blob. */
export interface Stored {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
}

export const encode = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

/** The answer for what is stored under a digest: with it as a header, unless the registry sends none. */
export function answerOf(
  from: Map<string, Stored>,
  digest: string,
  { method }: Seen,
  { noDigestHeader }: Quirks,
): Response {
  const found = from.get(digest);
  if (!found) return json({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'unknown' }] }, 404);
  const headers = new Headers({
    'content-type': found.mediaType,
    'content-length': `${found.bytes.length}`,
  });
  if (!noDigestHeader) headers.set('docker-content-digest', digest);
  return new Response(method === 'HEAD' ? null : found.bytes, { headers });
}
