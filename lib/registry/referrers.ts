import { failureOf, TagkinError } from '../failure.ts';
import { apiHost } from '../hosts/registries.ts';
import { nextQuery } from '../http/link.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, splitDigest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { Answer } from './answer.ts';
import type { ContentCache } from './content.ts';
import { digestOfTag, MANIFEST_LIMIT, manifestOfDigest } from './manifests.ts';
import { readDocument } from './receive.ts';
import type { Transport } from './transport.ts';

/** The referrers of a manifest: signatures, attestations, SBOMs and the like. */
export interface Referrers {
  referrers: Descriptor[];
  /** The registry's referrers API, or the tag that clients maintain without one. */
  source: 'api' | 'tag';
  /** False if the list has more pages than are read. */
  isComplete: boolean;
}

export interface ReferrersOptions {
  signal?: AbortSignal | undefined;
  /** The registry is known to have no referrers API: it is not asked. */
  hasNoApi?: boolean;
}

const ACCEPT = 'application/vnd.oci.image.index.v1+json';
const MAX_PAGES = 10;
/** Statuses of registries without a referrers API; the specification has only 404. */
const NO_API = [400, 404, 405, 501];

/**
 * The tag under which clients list the referrers of a digest without the API: `sha256-<64 hex>`.
 * @internal exported for tests
 */
export function referrersTag(digest: Digest): string {
  const { algorithm, hex } = splitDigest(digest);
  return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}

/**
 * Lists the referrers of a manifest: by the referrers API, page by page; without one, by the fallback tag (one pull
 * where pulls are counted, once; without that tag the list is empty). Throws failures of the closed list.
 * Source: distribution-spec, "Listing Referrers" and "Referrers Tag Schema".
 */
export async function referrers(
  send: Transport,
  content: ContentCache,
  where: Repository & { digest: Digest },
  { signal, hasNoApi = false }: ReferrersOptions = {},
): Promise<Referrers> {
  const { registry, repository, digest } = where;
  if (hasNoApi) return byTag(send, content, where, signal);
  const path = `referrers/${digest}`;
  const get = (query: string) =>
    send({
      registry,
      repository,
      path: path + (query && `?${query}`),
      accept: ACCEPT,
      limit: MANIFEST_LIMIT,
      signal,
    });

  const found: Descriptor[] = [];
  let query: string | undefined = '';
  for (let page = 0; query !== undefined && page < MAX_PAGES; page += 1) {
    let answer: Answer;
    try {
      answer = await get(query);
    } catch (error) {
      if (page > 0 || !NO_API.includes(failureOf(error).status ?? 0)) throw error;
      return byTag(send, content, where, signal);
    }
    found.push(...listOf(answer, registry));
    const requested: URL = new URL(`https://${apiHost(registry)}/v2/${repository}/${path}?${query}`);
    const next: string | undefined =
      answer.next === undefined ? undefined : nextQuery(requested, answer.next);
    query = next === query ? undefined : next;
  }
  return { referrers: found, source: 'api', isComplete: query === undefined };
}

function listOf(answer: Answer, host: string): Descriptor[] {
  const document = readDocument(answer.bytes, host, answer.mediaType);
  if (document.kind !== 'index') throw new TagkinError({ kind: 'malformed', host });
  return document.manifests;
}

async function byTag(
  send: Transport,
  content: ContentCache,
  { registry, repository, digest }: Repository & { digest: Digest },
  signal: AbortSignal | undefined,
): Promise<Referrers> {
  const none: Referrers = { referrers: [], source: 'tag', isComplete: true };
  try {
    const where = { registry, repository, tag: referrersTag(digest) };
    // By HEAD first: a tag that there is not costs no pull, and one whose content is cached neither.
    const found = await digestOfTag(send, content, where, { signal });
    const { document } = await manifestOfDigest(
      send,
      content,
      { ...where, digest: found.digest },
      { signal },
    );
    return document.kind === 'index' ? { ...none, referrers: document.manifests } : none;
  } catch (error) {
    if (failureOf(error).kind === 'not-found') return none;
    throw error;
  }
}
