import { type Failure, failureOf, TagkinError } from '../failure.ts';
import { registryName } from '../hosts/registries.ts';
import type { Pulls } from '../http/pulls.ts';
import type { Digest } from '../oci/digest.ts';
import { LIMITS } from '../oci/limits.ts';
import { ACCEPT_MANIFESTS } from '../oci/media-types.ts';
import { DOCKER_HUB, type Repository } from '../oci/reference.ts';
import type { ContentCache } from './content.ts';
import { type Fetched, readDocument, receive } from './receive.ts';
import type { Transport } from './transport.ts';

/** The target of a tag. */
export interface Head {
  digest: Digest;
  mediaType?: string;
  /** Of the manifest itself, in bytes. */
  size?: number;
  pulls?: Pulls;
}

/** Largest manifest, in bytes: distribution-spec requires registries to accept this size. */
export const MANIFEST_LIMIT = LIMITS.manifestBytes;

/**
 * Whether a GET may tell a digest after HEAD failed: at registries without HEAD, after a server's error, and after an
 * answer without a digest (status 200); elsewhere than at Docker Hub also after refusals (Nexus, GitLab Dedicated).
 */
export function isHeadRefused({ status = 0 }: Failure, registry: string): boolean {
  if ([200, 405, 406].includes(status) || status >= 500) return true;
  return [400, 403, 404].includes(status) && registryName(registry) !== DOCKER_HUB;
}

type Options = { signal?: AbortSignal | undefined; isOnce?: boolean };

const requestFor = (
  { registry, repository }: Repository,
  reference: string,
  { signal, isOnce }: Options,
) => ({
  registry,
  repository,
  path: `manifests/${encodeURIComponent(reference).replace('%3A', ':')}`,
  accept: ACCEPT_MANIFESTS,
  limit: MANIFEST_LIMIT,
  isOnce,
  signal,
});

/**
 * The digest of a tag, by HEAD: no pull. Throws failures of the closed list; `unsupported` with status 200 for an
 * answer without a digest.
 */
export async function head(
  send: Transport,
  where: Repository & { tag: string },
  options: Options = {},
): Promise<Head> {
  const { digest, mediaType, size, pulls } = await send({
    ...requestFor(where, where.tag, options),
    method: 'HEAD',
  });
  if (!digest) throw new TagkinError({ kind: 'unsupported', status: 200, host: where.registry });
  return { digest, ...(mediaType && { mediaType }), ...(size && { size }), ...(pulls && { pulls }) };
}

/**
 * The digest of a tag that the user asks for: by HEAD; if that is refused (`isHeadRefused`), by one GET and a hash,
 * which is a pull where pulls are counted. That manifest is cached. Throws failures of the closed list.
 */
export async function digestOfTag(
  send: Transport,
  content: ContentCache,
  where: Repository & { tag: string },
  options: Options = {},
): Promise<Head> {
  try {
    return await head(send, where, options);
  } catch (error) {
    if (!isHeadRefused(failureOf(error), where.registry)) throw error;
  }
  const { digest, document, bytes, pulls } = await manifestOfTag(send, content, where, options);
  const mediaType = 'mediaType' in document ? document.mediaType : '';
  return { digest, size: bytes.length, ...(mediaType && { mediaType }), ...(pulls && { pulls }) };
}

/** The manifest that a tag points to, by GET: one pull where pulls are counted. Cached by its digest. */
export async function manifestOfTag(
  send: Transport,
  content: ContentCache,
  where: Repository & { tag: string },
  options: Options = {},
): Promise<Fetched> {
  return receive(content, where.registry, await send(requestFor(where, where.tag, options)));
}

/** The manifest with a digest: from the cache, else by GET and verified before it is used and cached. */
export async function manifestOfDigest(
  send: Transport,
  content: ContentCache,
  where: Repository & { digest: Digest },
  options: Options = {},
): Promise<Fetched> {
  const { digest, registry } = where;
  const cached = await content.get(digest);
  if (!cached) return receive(content, registry, await send(requestFor(where, digest, options)), digest);
  return {
    digest,
    document: readDocument(cached, registry),
    bytes: cached,
    isVerified: true,
    isCached: true,
  };
}
