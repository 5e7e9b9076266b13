import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { TagkinError } from '../registry/errors.ts';
import { type Rate, readRate, retryAt } from './rate.ts';
import { readJson } from './read-body.ts';
import { TagsPageSchema, toRecord } from './tag-schema.ts';

/** As many tags as one answer carries; Hub cuts larger wishes to this without a word. */
export const PAGE_SIZE = 100;

/** A page of 100 tags with 16 images each is about 600 kB. */
const PAGE_LIMIT = 8 * 1024 * 1024;

/** `newest` is the only order that Hub's documents, its own page and all observers agree on. */
export type Ordering = 'newest' | 'oldest';

const ORDERING: Record<Ordering, string> = { newest: 'last_updated', oldest: '-last_updated' };

export interface TagsQuery {
  /** `library/nginx` */
  repository: string;
  /** from 1 */
  page: number;
  ordering?: Ordering;
  /** only tags whose name contains this */
  name?: string;
}

/**
 * A page of tags, or why there is none: `capped` where Hub lets an anonymous reader go no further (403 since August 2026),
 * `past-end` where the repository has become shorter.
 */
export type TagsPage =
  | { kind: 'tags'; records: TagRecord[]; total: number }
  | { kind: 'capped' }
  | { kind: 'past-end' };

export interface HubApi {
  tags(query: TagsQuery, signal: AbortSignal): Promise<TagsPage>;
}

export interface HubApiOptions {
  fetch: typeof fetch;
  now: () => number;
  /** Told after every answer that says what is left of the minute's requests. */
  onRate?: (rate: Rate) => void;
}

const NO_PAGE: Record<number, 'capped' | 'past-end'> = { 403: 'capped', 404: 'past-end' };

/**
 * Docker Hub's tag API, which costs no pull. Errors, as `TagkinError`: `not-found`, `unauthorized` (private, or refused),
 * `rate-limited` (with `until`), `network` (with `status` for 5xx), `malformed`, `too-large`.
 */
export function createHubApi({ fetch, now, onRate }: HubApiOptions): HubApi {
  async function get(url: URL, signal: AbortSignal): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(url, {
        credentials: 'omit',
        cache: 'no-store',
        headers: { accept: 'application/json' },
        signal,
      });
    } catch {
      throw new TagkinError({ kind: 'network', host: url.host });
    }
    const rate = readRate(response.headers);
    if (rate) onRate?.(rate);
    return response;
  }

  return {
    async tags(query, signal) {
      const response = await get(tagsUrl(query), signal);
      const noPage = query.page > 1 ? NO_PAGE[response.status] : undefined;
      if (noPage) {
        await response.body?.cancel();
        return { kind: noPage };
      }
      if (!response.ok) throw await refusal(response, now());
      const page = v.safeParse(TagsPageSchema, await body(response));
      if (!page.success) throw new TagkinError({ kind: 'malformed', status: response.status });
      return { kind: 'tags', total: page.output.count, records: page.output.results.map(toRecord) };
    },
  };
}

/** Page addresses are built here: Hub's own `next` points past the cap, and once lost the namespace (October 2024). */
function tagsUrl({ repository, page, ordering = 'newest', name }: TagsQuery): URL {
  const [namespace = '', repo = ''] = repository.split('/').map(encodeURIComponent);
  const url = new URL(`https://hub.docker.com/v2/namespaces/${namespace}/repositories/${repo}/tags`);
  url.search = new URLSearchParams({
    page_size: String(PAGE_SIZE),
    page: String(page),
    ordering: ORDERING[ordering],
    ...(name ? { name } : {}),
  }).toString();
  return url;
}

/** An answer that broke off in the middle is a network failure; one that is no JSON is `malformed`. */
async function body(response: Response): Promise<unknown> {
  try {
    return await readJson(response, PAGE_LIMIT);
  } catch (error) {
    throw error instanceof TagkinError ? error : new TagkinError({ kind: 'network', host: 'hub.docker.com' });
  }
}

async function refusal(response: Response, now: number): Promise<TagkinError> {
  await response.body?.cancel();
  const { status } = response;
  if (status === 429)
    return new TagkinError({ kind: 'rate-limited', status, until: retryAt(response.headers, now) });
  if (status === 404) return new TagkinError({ kind: 'not-found', status });
  if (status === 401 || status === 403) return new TagkinError({ kind: 'unauthorized', status });
  if (status >= 500) return new TagkinError({ kind: 'network', status, host: 'hub.docker.com' });
  return new TagkinError({ kind: 'malformed', status });
}
