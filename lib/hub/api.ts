import type { TagRecord } from '../aliases/table.ts';
import { type AskOptions, ask, understand } from './ask.ts';
import { type HubImage, TagImagesSchema, toImages } from './images.ts';
import { type FoundRepository, NamespaceSchema, SearchSchema, toFound, toRepositories } from './search.ts';
import { TagsPageSchema, toRecord } from './tag-schema.ts';

/** As many tags as one answer carries; Hub cuts larger wishes to this without a word. */
export const PAGE_SIZE = 100;

/** `newest` is the only order that Hub's documents, its own page and all observers agree on. */
export type Ordering = 'newest' | 'name-ascending' | 'name-descending';

/** Hub's own words for them (seen live by hubtui, October 2026; its documents say the opposite of names). */
const ORDERING: Record<Ordering, string> = {
  newest: 'last_updated',
  'name-ascending': '-name',
  'name-descending': 'name',
};

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
 * A page of tags (`more`: Hub says that another follows, which it may refuse), or why there is none: `capped` where Hub lets
 * an anonymous reader go no further (403 since August 2026), `past-end` where the repository has become shorter.
 */
export type TagsPage =
  | { kind: 'tags'; records: TagRecord[]; total: number; more: boolean }
  | { kind: 'capped' }
  | { kind: 'past-end' };

/** Docker Hub's API, which costs no pull. Every method throws failures of the closed list, as `understand` has them. */
export interface HubApi {
  tags(query: TagsQuery, signal: AbortSignal): Promise<TagsPage>;
  /** A tag's images with the steps that Hub shows of them. */
  images(repository: string, tag: string, signal: AbortSignal): Promise<HubImage[]>;
  /** Repositories that Hub's search finds, best first. */
  search(text: string, signal: AbortSignal): Promise<FoundRepository[]>;
  /** A page of a namespace's repositories, and how many there are in all. */
  namespace(
    name: string,
    page: number,
    signal: AbortSignal,
  ): Promise<{ total: number; repositories: FoundRepository[] }>;
}

const NO_PAGE: Record<number, 'capped' | 'past-end'> = { 403: 'capped', 404: 'past-end' };

const SUGGESTIONS = 8;

export function createHubApi(options: AskOptions): HubApi {
  return {
    async tags(query, signal) {
      const response = await ask(options, tagsUrl(query), signal);
      const noPage = query.page > 1 ? NO_PAGE[response.status] : undefined;
      if (noPage) {
        await response.body?.cancel();
        return { kind: noPage };
      }
      const page = await understand(options, response, TagsPageSchema);
      return {
        kind: 'tags',
        total: page.count,
        records: page.results.map(toRecord),
        more: typeof page.next === 'string',
      };
    },
    async images(repository, tag, signal) {
      const response = await ask(
        options,
        urlOf(`repositories/${path(repository)}/tags/${encodeURIComponent(tag)}/images`),
        signal,
      );
      return toImages(await understand(options, response, TagImagesSchema));
    },
    async search(text, signal) {
      const query = { query: text, page_size: String(SUGGESTIONS) };
      const response = await ask(options, urlOf('search/repositories/', query), signal);
      return toFound(await understand(options, response, SearchSchema));
    },
    async namespace(name, page, signal) {
      const query = { page: String(page), page_size: String(PAGE_SIZE), ordering: 'last_updated' };
      const response = await ask(
        options,
        urlOf(`namespaces/${encodeURIComponent(name)}/repositories`, query),
        signal,
      );
      const answer = await understand(options, response, NamespaceSchema);
      return { total: answer.count, repositories: toRepositories(answer) };
    },
  };
}

/** Page addresses are built here: Hub's own `next` points past the cap, and once lost the namespace (October 2024). */
function tagsUrl({ repository, page, ordering = 'newest', name }: TagsQuery): URL {
  return urlOf(`namespaces/${path(repository).replace('/', '/repositories/')}/tags`, {
    page_size: String(PAGE_SIZE),
    page: String(page),
    ordering: ORDERING[ordering],
    ...(name ? { name } : {}),
  });
}

const path = (repository: string) => repository.split('/').map(encodeURIComponent).join('/');

function urlOf(route: string, query: Record<string, string> = {}): URL {
  const url = new URL(`https://hub.docker.com/v2/${route}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}
