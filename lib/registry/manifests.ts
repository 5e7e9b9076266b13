import { failureOf } from '../failure.ts';
import { registryName } from '../hosts/registries.ts';
import type { Pulls } from '../http/pulls.ts';
import type { Digest } from '../oci/digest.ts';
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
export const MANIFEST_LIMIT = 4 * 1024 * 1024;

/** Statuses of a HEAD after which a GET may succeed: Nexus, GitLab Dedicated, and registries without HEAD. */
const TRY_GET = [400, 403, 404, 405, 501];

type Options = { signal?: AbortSignal | undefined };

const requestFor = ({ registry, repository }: Repository, reference: string, { signal }: Options) => ({
  registry,
  repository,
  path: `manifests/${encodeURIComponent(reference).replace('%3A', ':')}`,
  accept: ACCEPT_MANIFESTS,
  limit: MANIFEST_LIMIT,
  signal,
});

/**
 * The digest of a tag, by HEAD: no pull. If HEAD is refused, or its answer has no digest, by GET and a hash; that
 * manifest is cached. Throws failures of the closed list. A `not-found` of Docker Hub's HEAD is final.
 */
export async function head(
  send: Transport,
  content: ContentCache,
  where: Repository & { tag: string },
  options: Options = {},
): Promise<Head> {
  try {
    const { digest, mediaType, size, pulls } = await send({
      ...requestFor(where, where.tag, options),
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
