import * as v from 'valibot';
import { type Digest, isDigest } from '../oci/digest.ts';
import { isTag } from '../oci/grammar.ts';
import { isPlainObject } from '../oci/json.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import type { Answer } from './answer.ts';
import { failureOf, TagkinError } from './errors.ts';
import { apiHost, registryName } from './hosts.ts';
import { nextQuery, queryAfter } from './link.ts';
import type { Repository } from './manifests.ts';
import type { Transport } from './transport.ts';

/** Where a list of tags goes on: plain data, to be stored between two steps. */
export interface TagCursor {
  /** The query of the next page; its path is always the repository's own. */
  query: string;
  /** How many pages came before. */
  pages: number;
}

export interface TagPage {
  /** In the order of the registry, each once in a page. */
  tags: string[];
  /** Tags that only hang something on a digest (`sha256-….sig`): signatures, attestations, referrers. */
  digestTags: string[];
  /** Tag → digest, where the registry says so unasked (Google). */
  digests: Record<string, Digest>;
  /** Missing at the end. */
  next?: TagCursor;
}

/** What one page may hold: distribution 3.1 refuses more than 1000, ECR too. */
const PAGE_SIZE = 1000;
/** More pages than any list has: who goes on then, goes in circles. */
const MAX_PAGES = 2000;
/** Most bytes of one page. */
const LIMIT = 8 * 1024 * 1024;

const TagList = v.pipe(
  v.custom<object>(isPlainObject),
  v.object({
    tags: v.nullish(v.array(v.unknown()), []),
    manifest: v.fallback(
      v.optional(v.record(v.string(), v.looseObject({ tag: v.optional(v.array(v.string())) }))),
      {},
    ),
  }),
);

/** `sha256:…` and `sha256-….suffix`: names that tools gave, and that mean a digest. */
export const isDigestTag = (tag: string): boolean => /^sha(256|384|512)[:-][0-9a-f]{32,}(\.|$)/.test(tag);

/** Docker Hub gives all names at once if it is not told how many; all others page better when told. */
const firstQuery = (registry: string): string =>
  registryName(registry) === DOCKER_HUB ? '' : `n=${PAGE_SIZE}`;

/**
 * One page of a repository's tags. In: where the last page said that the list goes on, or nothing. Out: the page, and the
 * next cursor unless this was the end: by `Link` where there is one, by `last` where a page is as full as one can be.
 * `null`, empty, malformed and repeated names are left out. Asking again with the same cursor is harmless.
 * Throws failures of the closed list; `malformed` for what is no list of tags.
 */
export async function tagsPage(
  send: Transport,
  where: Repository,
  cursor?: TagCursor,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<TagPage> {
  const get = (query: string) => {
    const path = query === '' ? 'tags/list' : `tags/list?${query}`;
    return send({ ...place(where), path, accept: 'application/json', limit: LIMIT, signal });
  };
  const query = cursor?.query ?? firstQuery(where.registry);
  try {
    return pageOf(where, await get(query), query, cursor?.pages ?? 0);
  } catch (error) {
    // Not everybody lets a client say how many.
    const refusesSize =
      cursor === undefined && query !== '' && [400, 405].includes(failureOf(error).status ?? 0);
    if (!refusesSize) throw error;
    return pageOf(where, await get(''), '', 0);
  }
}

const place = ({ registry, repository }: Repository): Repository => ({ registry, repository });

function pageOf(where: Repository, answer: Answer, query: string, pages: number): TagPage {
  const list = parse(answer.bytes, where.registry);
  const names = after(new URLSearchParams(query).get('last'), [...new Set((list.tags ?? []).filter(isName))]);
  const page: TagPage = {
    tags: names.filter((name) => isTag(name) && !isDigestTag(name)),
    digestTags: names.filter(isDigestTag),
    digests: digestsOf(list.manifest ?? {}),
  };
  const asked = new URL(`https://${apiHost(where.registry)}/v2/${where.repository}/tags/list?${query}`);
  const next = nextOfPage(asked, answer, list.tags?.length ?? 0, names.at(-1));
  // The end of an empty page, and of one that leads back to itself.
  const advances = next !== undefined && next !== query && lastOf(next) !== (lastOf(query) ?? '');
  if (advances && names.length > 0 && pages + 1 < MAX_PAGES) page.next = { query: next, pages: pages + 1 };
  return page;
}

const isName = (name: unknown): name is string => typeof name === 'string' && name !== '';

/** What comes after a tag, from those too that repeat it (some count it in) or do not know `last` and repeat everything. */
const after = (last: string | null, names: string[]): string[] =>
  last === null ? names : names.slice(names.indexOf(last) + 1);

function nextOfPage(asked: URL, answer: Answer, count: number, last: string | undefined): string | undefined {
  const byLink = answer.next === undefined ? undefined : nextQuery(asked, answer.next);
  if (byLink !== undefined || last === undefined) return byLink;
  const size = asked.searchParams.get('n');
  // Without a usable Link: a page that is full, by our measure or by a rounder one of the registry's own, may not be all.
  const isFull = size !== null && (count === Number(size) || (count < Number(size) && count % 50 === 0));
  return answer.next !== undefined || isFull ? queryAfter(last, size) : undefined;
}

/** The cursor inside a query, whatever the registry calls it. */
function lastOf(query: string): string | undefined {
  const values = new URLSearchParams(query);
  return values.get('last') ?? values.get('next_page') ?? undefined;
}

function digestsOf(manifest: Record<string, { tag?: string[] | undefined }>): Record<string, Digest> {
  const pairs = Object.entries(manifest).flatMap(([digest, { tag = [] }]) =>
    isDigest(digest) ? tag.map((name): [string, Digest] => [name, digest]) : [],
  );
  return Object.fromEntries(pairs);
}

function parse(bytes: Uint8Array, host: string): v.InferOutput<typeof TagList> {
  try {
    return v.parse(TagList, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new TagkinError({ kind: 'malformed', host });
  }
}

/** All pages of the tags, one after the other, until the end or until a page brings nothing new. */
export async function* allTags(
  send: Transport,
  where: Repository,
  options: { signal?: AbortSignal | undefined } = {},
): AsyncGenerator<TagPage> {
  const seen = new Set<string>();
  let cursor: TagCursor | undefined;
  do {
    const page: TagPage = await tagsPage(send, where, cursor, options);
    const isNew = (name: string) => !seen.has(name);
    const fresh = { ...page, tags: page.tags.filter(isNew), digestTags: page.digestTags.filter(isNew) };
    for (const name of [...fresh.tags, ...fresh.digestTags]) seen.add(name);
    if (fresh.tags.length + fresh.digestTags.length === 0) return;
    yield fresh;
    cursor = page.next;
  } while (cursor !== undefined);
}
