import { type Digest, sha256Of, verify } from '../oci/digest.ts';
import { type Document, parseDocument } from '../oci/document.ts';
import { ACCEPT_MANIFESTS } from '../oci/media-types.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import type { Answer } from './answer.ts';
import type { ContentCache } from './content.ts';
import { failureOf, TagkinError } from './errors.ts';
import { registryName } from './hosts.ts';
import type { Pulls } from './pulls.ts';
import type { Transport } from './transport.ts';

/** A repository, or something in it. */
export interface Repository {
  registry: string;
  /** Complete, `library/` included. */
  repository: string;
}

/** What a tag points to. */
export interface Head {
  digest: Digest;
  mediaType?: string;
  /** Of the manifest itself, in bytes. */
  size?: number;
  pulls?: Pulls;
}

/** A manifest of any kind. */
export interface Fetched {
  digest: Digest;
  document: Document;
  bytes: Uint8Array;
  /** False for signed schema 1 alone, whose digest leaves the signatures out: there the registry is believed. */
  isVerified: boolean;
  /** Nothing was asked. */
  isCached: boolean;
  pulls?: Pulls;
}

/** Most bytes of a manifest: distribution-spec has every registry accept so many. */
export const MANIFEST_LIMIT = 4 * 1024 * 1024;

/** Refusals of HEAD that a GET may overcome: Nexus, GitLab Dedicated, and those that do not know the method. */
const TRY_GET = [400, 403, 404, 405, 501];

type Options = { signal?: AbortSignal | undefined };

const ask = ({ registry, repository }: Repository, reference: string, { signal }: Options) => ({
  registry,
  repository,
  path: `manifests/${reference}`,
  accept: ACCEPT_MANIFESTS,
  limit: MANIFEST_LIMIT,
  signal,
});

/**
 * What a tag points to, by HEAD: no pull. Where HEAD is refused, or says no digest, by GET and a hash; what came that way
 * is kept. Throws failures of the closed list; Docker Hub's HEAD is believed when it says `not-found`.
 */
export async function head(
  send: Transport,
  content: ContentCache,
  where: Repository & { tag: string },
  options: Options = {},
): Promise<Head> {
  try {
    const { digest, mediaType, size, pulls } = await send({
      ...ask(where, where.tag, options),
      method: 'HEAD',
    });
    if (digest)
      return { digest, ...(mediaType && { mediaType }), ...(size && { size }), ...(pulls && { pulls }) };
  } catch (error) {
    const { status } = failureOf(error);
    const isFinal = registryName(where.registry) === DOCKER_HUB || !TRY_GET.includes(status ?? 0);
    if (isFinal) throw error;
  }
  const { digest, document, bytes, pulls } = await manifestOfTag(send, content, where, options);
  const mediaType = 'mediaType' in document ? document.mediaType : '';
  return { digest, size: bytes.length, ...(mediaType && { mediaType }), ...(pulls && { pulls }) };
}

/** The manifest that a tag points to, by GET: one pull where pulls are counted. Kept by its digest. */
export async function manifestOfTag(
  send: Transport,
  content: ContentCache,
  where: Repository & { tag: string },
  options: Options = {},
): Promise<Fetched> {
  const answer = await send(ask(where, where.tag, options));
  return receive(content, where, answer, answer.digest);
}

/** The manifest with a digest: the kept one, else by GET, hashed and compared before it is used and kept. */
export async function manifestOfDigest(
  send: Transport,
  content: ContentCache,
  where: Repository & { digest: Digest },
  options: Options = {},
): Promise<Fetched> {
  const { digest } = where;
  const kept = await content.get(digest);
  if (kept) return { digest, document: read(kept, where), bytes: kept, isVerified: true, isCached: true };
  return receive(content, where, await send(ask(where, digest, options)), digest);
}

async function receive(
  content: ContentCache,
  { registry }: Repository,
  answer: Answer,
  expected: Digest | undefined,
): Promise<Fetched> {
  const { bytes, pulls } = answer;
  const host = registry;
  const digest = expected ?? (await sha256Of(bytes));
  const isVerified = expected === undefined || (await verify(bytes, expected));
  // A page of HTML, or a broken proxy, is not the wrong manifest but none.
  const document = read(bytes, { registry }, answer.mediaType);
  if (isSigned(document, bytes)) {
    if (answer.digest === undefined) throw new TagkinError({ kind: 'unsupported', host });
    if (answer.digest !== digest) throw new TagkinError({ kind: 'digest-mismatch', host });
    return { digest, document, bytes, isVerified: false, isCached: false, ...(pulls && { pulls }) };
  }
  if (!isVerified) throw new TagkinError({ kind: 'digest-mismatch', host });
  await content.put(digest, bytes);
  return { digest, document, bytes, isVerified, isCached: false, ...(pulls && { pulls }) };
}

function read(bytes: Uint8Array, { registry }: { registry: string }, contentType?: string): Document {
  const parsed = parseDocument(new TextDecoder().decode(bytes), contentType);
  if (!parsed.ok) throw new TagkinError({ kind: parsed.error.kind, host: registry });
  return parsed.value;
}

function isSigned(document: Document, bytes: Uint8Array): boolean {
  return document.kind === 'schema1' && Array.isArray(JSON.parse(new TextDecoder().decode(bytes)).signatures);
}
