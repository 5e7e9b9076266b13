import { failureOf } from '../failure.ts';
import { apiHost, registryName } from '../hosts/registries.ts';
import { nextQuery, queryAfter } from '../http/link.ts';
import { malformedAnswer } from '../http/malformed.ts';
import { LIMITS } from '../oci/limits.ts';
import type { Repository } from '../oci/reference.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import type { Answer } from './answer.ts';
import { parseTagList, type TagList } from './tag-list.ts';
import type { Transport } from './transport.ts';

/** Where a list of tags continues: plain data, to be stored between two steps. */
export interface TagCursor {
  /** The query of the next page; its path is always the repository's own. */
  query: string;
  /** How many pages came before. */
  pages: number;
}

export interface TagPage extends Pick<TagList, 'tags' | 'digestTags' | 'digests'> {
  /** How many names are no texts. */
  dropped?: number;
  /** Some entries are no names of tags: the list proves nothing about tags that are not in it. */
  hasOdd?: true;
  /** The registry ignored where to go on: there may be tags behind the ones that it repeats. */
  isRepeated?: true;
  /** Missing at the end. */
  next?: TagCursor;
}

/** Tags a page: distribution 3.1 and ECR refuse more than 1000. */
const PAGE_SIZE = 1000;
/** Largest page, in bytes. */
const LIMIT = LIMITS.tagListBytes;

/** Docker Hub returns all names at once without a page size; other registries page more reliably with one. */
const firstQuery = (registry: string): string =>
  registryName(registry) === DOCKER_HUB ? '' : `n=${PAGE_SIZE}`;

/**
 * One page of a repository's tags. In: the `next` of the page before; none for the first. Out: the page, and the next
 * cursor unless this was the last page: by `Link` if there is one, by `last` if the page is full. A later page may
 * repeat a name. A cursor may be used again. Throws failures of the closed list; `malformed` for any other body.
 */
export async function tagsPage(
  send: Transport,
  where: Repository,
  cursor?: TagCursor,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<TagPage> {
  const { registry, repository } = where;
  const get = (query: string) => {
    const path = query === '' ? 'tags/list' : `tags/list?${query}`;
    return send({ registry, repository, path, accept: 'application/json', limit: LIMIT, signal });
  };
  const query = cursor?.query ?? firstQuery(registry);
  try {
    return pageOf(where, await get(query), query, cursor?.pages ?? 0);
  } catch (error) {
    // Some registries refuse a page size.
    const refusesSize =
      cursor === undefined && query !== '' && [400, 405].includes(failureOf(error).status ?? 0);
    if (!refusesSize) throw error;
    return pageOf(where, await get(''), '', 0);
  }
}

function pageOf({ registry, repository }: Repository, answer: Answer, query: string, pages: number): TagPage {
  const after = new URLSearchParams(query).get('last');
  const list = parseTagList(answer.bytes, after);
  if (!list) throw malformedAnswer(answer.bytes, registry);
  const { tags, digestTags, digests, dropped, hasOdd } = list;
  const requested = new URL(`https://${apiHost(registry)}/v2/${repository}/tags/list?${query}`);
  const next = nextOfPage(requested, answer, list);
  // A page without new tags is the last, and so is one whose cursor is its own.
  const advances =
    next !== undefined && list.last !== undefined && cursorIn(next) !== (cursorIn(query) ?? '');
  const page: TagPage = {
    tags,
    digestTags,
    digests,
    ...(dropped > 0 && { dropped }),
    ...(hasOdd && { hasOdd }),
    ...(after !== null && list.last === undefined && list.count > 1 && { isRepeated: true }),
  };
  if (advances && pages + 1 < LIMITS.pages) page.next = { query: next, pages: pages + 1 };
  return page;
}

function nextOfPage(requested: URL, answer: Answer, { count, last }: TagList): string | undefined {
  const byLink = answer.next === undefined ? undefined : nextQuery(requested, answer.next);
  if (byLink !== undefined || last === undefined) return byLink;
  const size = requested.searchParams.get('n');
  // Without a usable Link, a page that is full, by our size or by a rounder one of the registry, may not be the last.
  const isFull = size !== null && (count === Number(size) || (count < Number(size) && count % 50 === 0));
  return answer.next !== undefined || isFull ? queryAfter(last, size) : undefined;
}

/** The cursor in a query, under either of its names. */
function cursorIn(query: string): string | undefined {
  const values = new URLSearchParams(query);
  return values.get('last') ?? values.get('next_page') ?? undefined;
}
