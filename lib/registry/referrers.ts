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
const NO_API = [400, 404, 405, 406, 410, 501];

/** Whether a registry has no referrers API: by its status, or as it answers a page, a redirect or another document. */
function hasNoApi(error: unknown): boolean {
  const { kind, status = 0 } = failureOf(error);
  return NO_API.includes(status) || kind === 'malformed' || (kind === 'unsupported' && status < 500);
}

/** Whether the fallback tag may still have what the API refuses to tell. Not after a 429, which is waited for. */
function isRefused(error: unknown): boolean {
  const { status = 0 } = failureOf(error);
  return status === 401 || status === 403 || status >= 500;
}

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
 * where pulls are counted, once; without that tag the list is empty). A registry that refuses the API or fails has told nothing:
 * what the fallback tag has is then a part of the list, and without that tag the refusal is thrown. Throws failures of the
 * closed list.
 * Source: distribution-spec, "Listing Referrers" and "Referrers Tag Schema".
 */
export async function referrers(
  send: Transport,
  content: ContentCache,
  where: Repository & { digest: Digest },
  { signal, hasNoApi: isWithoutApi = false }: ReferrersOptions = {},
): Promise<Referrers> {
  const { registry, repository, digest } = where;
  if (isWithoutApi) return byTag(send, content, where, signal);
  const path = `referrers/${digest}`;
  const get = (query: string, redirect?: 'manual') =>
    send({
      redirect,
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
      answer = page === 0 ? await orRedirect(get) : await get(query);
      found.push(...othersIn(listOf(answer, registry), digest));
    } catch (error) {
      if (page > 0 && failureOf(error).kind !== 'rate-limited' && !signal?.aborted) break;
      if (page === 0 && hasNoApi(error)) return byTag(send, content, where, signal);
      if (page === 0 && isRefused(error)) return partByTag(send, content, where, signal, error);
      throw error;
    }
    const requested: URL = new URL(`https://${apiHost(registry)}/v2/${repository}/${path}?${query}`);
    const next: string | undefined =
      answer.next === undefined ? undefined : nextQuery(requested, answer.next);
    query = next === query ? undefined : next;
  }
  return { referrers: found, source: 'api', isComplete: query === undefined };
}

/** The first page. A redirect that the browser may not follow looks like no answer: one more request distinguishes them. */
async function orRedirect(get: (query: string, redirect?: 'manual') => Promise<Answer>): Promise<Answer> {
  try {
    return await get('');
  } catch (error) {
    const { kind, status } = failureOf(error);
    if (kind !== 'network' || status !== undefined) throw error;
    return get('', 'manual');
  }
}

/** Without the subject itself, which some registries list. */
const othersIn = (manifests: Descriptor[], subject: Digest): Descriptor[] =>
  manifests.filter((one) => one.digest !== subject);

/** After a refusal: what the tag has, as a part; nothing there proves nothing. */
async function partByTag(
  send: Transport,
  content: ContentCache,
  where: Repository & { digest: Digest },
  signal: AbortSignal | undefined,
  refusal: unknown,
): Promise<Referrers> {
  const found = await byTag(send, content, where, signal).catch(() => undefined);
  if (found === undefined || found.referrers.length === 0) throw refusal;
  return { ...found, isComplete: false };
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
    return document.kind === 'index' ? { ...none, referrers: othersIn(document.manifests, digest) } : none;
  } catch (error) {
    if (failureOf(error).kind === 'not-found') return none;
    throw error;
  }
}
