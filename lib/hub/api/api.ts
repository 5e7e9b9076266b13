import type { TagRecord } from '../../aliases/table.ts';
import { TagkinError } from '../../failure.ts';
import { HUB_ORIGIN } from '../../hosts/docker-hub.ts';
import { isPage } from '../../http/malformed.ts';
import type { HttpAnswer } from '../../http/send.ts';
import { isHubRepository, isPath, isTag } from '../../oci/grammar.ts';
import { isSearchable } from '../searchable.ts';
import { type AskOptions, ask, understand } from './ask.ts';
import { type HubImage, TagImagesSchema, toImages } from './images.ts';
import { PAGE_SIZE } from './page-size.ts';
import {
  CountSchema,
  NamespacesSchema,
  REPOSITORY_ORDERING,
  type RepositoriesPage,
  type RepositoriesQuery,
  RepositoriesSchema,
  toRepositories,
} from './repositories.ts';
import { type FoundRepository, SearchSchema, toFound } from './search.ts';
import { TagSchema, TagsPageSchema, toRecord } from './tag-schema.ts';

/** `newest` is the only order on which Hub's documents, its own page and all observers agree. */
type Ordering = 'newest' | 'oldest' | 'name-ascending' | 'name-descending';

/** Hub's query values (seen live by hubtui, October 2026; Hub's documents have the two name orders reversed). */
const ORDERING: Record<Ordering, string> = {
  newest: 'last_updated',
  oldest: '-last_updated',
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
 * A page of tags (`more`: another follows, though Hub may refuse it; `dropped`: entries that could not be read). `capped`: Hub refuses further pages to an
 * anonymous reader (403 since August 2026). `past-end`: the repository has fewer pages by now.
 */
export type TagsPage =
  | { kind: 'tags'; records: TagRecord[]; total: number; more: boolean; dropped?: number }
  | { kind: 'capped' }
  | { kind: 'past-end' };

/** Docker Hub's API, which costs no pull. Methods throw failures of the closed list: those of `ask` and `understand`. */
export interface HubApi {
  tags(query: TagsQuery, signal: AbortSignal): Promise<TagsPage>;
  /** One tag, as a page of tags has it. */
  tag(repository: string, tag: string, signal: AbortSignal): Promise<TagRecord>;
  /** A tag's images with the build steps that Hub shows. */
  images(repository: string, tag: string, signal: AbortSignal): Promise<HubImage[]>;
  /** Results of Hub's search, best first. None, without a request, for a text that it may not get (`isSearchable`). */
  search(text: string, signal: AbortSignal): Promise<FoundRepository[]>;
  /** A page of a namespace's repositories: public ones, and private ones that the signed-in account may see. */
  repositories(query: RepositoriesQuery, signal: AbortSignal): Promise<RepositoriesPage>;
  /** The namespaces of the signed-in account: its own, and its organisations'. */
  namespaces(signal: AbortSignal): Promise<string[]>;
  /** How many tags a repository has. */
  countTags(repository: string, signal: AbortSignal): Promise<number>;
}

const NO_PAGE: Record<number, 'capped' | 'past-end'> = { 403: 'capped', 404: 'past-end' };

/** The meaning of a status behind page 1: a list ends there, or is capped. Hub's answers are JSON; a page of HTML is of another. */
function noPageOf(answer: HttpAnswer, page: number): { kind: 'capped' | 'past-end' } | undefined {
  const kind = page > 1 && !isPage(answer.bytes) ? NO_PAGE[answer.status] : undefined;
  return kind && { kind };
}

const SUGGESTIONS = 8;

export function createHubApi(options: AskOptions): HubApi {
  return {
    async tags(query, signal) {
      const answer = await ask(options, tagsUrl(query), signal);
      const noPage = noPageOf(answer, query.page);
      if (noPage) return noPage;
      const page = understand(answer, TagsPageSchema);
      return {
        kind: 'tags',
        total: page.count,
        records: page.results.map(toRecord),
        more: typeof page.next === 'string',
        ...(page.dropped > 0 && { dropped: page.dropped }),
      };
    },
    async tag(repository, tag, signal) {
      const url = urlOf(`${tagsRoute(repository)}/${encodeURIComponent(tag)}`);
      return { ...toRecord(understand(await ask(options, url, signal), TagSchema)), name: tag };
    },
    async images(repository, tag, signal) {
      if (!isTag(tag)) throw new TagkinError({ kind: 'malformed' });
      const answer = await ask(options, urlOf(`repositories/${path(repository)}/tags/${tag}/images`), signal);
      return toImages(understand(answer, TagImagesSchema));
    },
    async search(text, signal) {
      if (!isSearchable(text)) return [];
      const query = { query: text, page_size: String(SUGGESTIONS) };
      const answer = await ask(options, urlOf('search/repositories/', query), signal);
      return toFound(understand(answer, SearchSchema));
    },
    async repositories({ namespace, ordering, filter, page }, signal) {
      if (!isPath(namespace) || namespace.includes('/')) throw new TagkinError({ kind: 'malformed' });
      const url = urlOf(`namespaces/${namespace}/repositories`, {
        page_size: String(PAGE_SIZE),
        page: String(page),
        ordering: REPOSITORY_ORDERING[ordering],
        ...(filter ? { name: filter } : {}),
      });
      const answer = await ask(options, url, signal);
      const noPage = noPageOf(answer, page);
      if (noPage) return noPage;
      const found = understand(answer, RepositoriesSchema);
      const more = typeof found.next === 'string';
      return { kind: 'repositories', total: found.count, repositories: toRepositories(found), more };
    },
    async namespaces(signal) {
      const answer = await ask(options, urlOf('repositories/namespaces/'), signal);
      return understand(answer, NamespacesSchema).namespaces;
    },
    async countTags(repository, signal) {
      const answer = await ask(options, urlOf(tagsRoute(repository), { page_size: '1' }), signal);
      return understand(answer, CountSchema).count;
    },
  };
}

/** The URL of a page. Not Hub's own `next`: it points past the cap, and once lost the namespace (October 2024). */
function tagsUrl({ repository, page, ordering = 'newest', name }: TagsQuery): URL {
  return urlOf(tagsRoute(repository), {
    page_size: String(PAGE_SIZE),
    page: String(page),
    ordering: ORDERING[ordering],
    ...(name ? { name } : {}),
  });
}

const tagsRoute = (repository: string) =>
  `namespaces/${path(repository).replace('/', '/repositories/')}/tags`;

/** `namespace/name`, and nothing that leads to another path of Hub. Throws `malformed`. */
function path(repository: string): string {
  if (!isHubRepository(repository)) throw new TagkinError({ kind: 'malformed' });
  return repository;
}

function urlOf(route: string, query: Record<string, string> = {}): URL {
  const url = new URL(`${HUB_ORIGIN}/v2/${route}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}
