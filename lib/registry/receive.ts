import { TagkinError } from '../failure.ts';
import { malformedAnswer } from '../http/malformed.ts';
import type { Pulls } from '../http/pulls.ts';
import { type Digest, sha256Of, verify } from '../oci/digest.ts';
import { type Document, parseDocument } from '../oci/document.ts';
import { isPlainObject, parseJson } from '../oci/json.ts';
import type { Answer } from './answer.ts';
import type { ContentCache } from './content.ts';

/** A manifest of any kind. */
export interface Fetched {
  digest: Digest;
  document: Document;
  bytes: Uint8Array;
  /** False for signed schema 1 only: its digest excludes the signatures, so the registry's claim counts. */
  isVerified: boolean;
  /** No request was sent. */
  isCached: boolean;
  pulls?: Pulls;
}

/**
 * Verifies a manifest against the requested digest, else against the one that the registry claims, and caches it.
 * Throws `digest-mismatch`; `malformed` and `unsupported` for other content, such as an HTML page. A signed schema 1
 * is never cached.
 */
export async function receive(
  content: ContentCache,
  host: string,
  answer: Answer,
  requested?: Digest,
): Promise<Fetched> {
  const { bytes, pulls } = answer;
  const document = readDocument(bytes, host, answer.mediaType);
  const expected = requested ?? answer.digest;
  const more = { document, bytes, isCached: false, ...(pulls && { pulls }) };
  if (isSigned(document, bytes)) {
    if (expected === undefined) throw new TagkinError({ kind: 'unsupported', host });
    if (answer.digest !== expected) throw new TagkinError({ kind: 'digest-mismatch', host });
    return { digest: expected, isVerified: false, ...more };
  }
  if (expected !== undefined && !(await verify(bytes, expected)))
    throw new TagkinError({ kind: 'digest-mismatch', host });
  const digest = expected ?? (await sha256Of(bytes));
  await content.put(digest, bytes);
  return { digest, isVerified: true, ...more };
}

/** Reads a manifest. Throws `malformed` and `unsupported`. */
export function readDocument(bytes: Uint8Array, host: string, contentType?: string): Document {
  const parsed = parseDocument(new TextDecoder().decode(bytes), contentType);
  if (!parsed.ok && parsed.error.kind === 'malformed') throw malformedAnswer(bytes, host);
  if (!parsed.ok) throw new TagkinError({ kind: parsed.error.kind, host });
  return parsed.value;
}

function isSigned(document: Document, bytes: Uint8Array): boolean {
  if (document.kind !== 'schema1') return false;
  const raw = parseJson(new TextDecoder().decode(bytes));
  return isPlainObject(raw) && Array.isArray(raw.signatures) && raw.signatures.length > 0;
}
