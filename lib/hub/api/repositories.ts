import * as v from 'valibot';
import { listOf } from '../../http/items.ts';
import { isPath } from '../../oci/grammar.ts';
import type { Outside } from '../../text/outside.ts';

/** A repository as the list of its namespace shows it. */
export interface ListedRepository {
  /** `grafana/grafana` */
  repository: string;
  description: Outside;
  pullCount: number;
  isPrivate: boolean;
  /** ms since 1970; 0 if missing. */
  updatedAt: number;
}

/** Orderings of a namespace's list. */
export const REPOSITORY_ORDERINGS = [
  'newest',
  'oldest',
  'most-pulled',
  'least-pulled',
  'name-ascending',
  'name-descending',
] as const;

export type RepositoryOrdering = (typeof REPOSITORY_ORDERINGS)[number];

/**
 * Hub's query values. They mean the opposite of what its documents state: `pull_count` starts with the most pulled
 * repository. (Of `library`'s 181 repositories, the first 100 by `pull_count` and the first 100 by `-pull_count`
 * covered all; observed by others, September 2026. docker/hub-mcp reports the same of `last_updated`.)
 */
export const REPOSITORY_ORDERING: Record<RepositoryOrdering, string> = {
  newest: 'last_updated',
  oldest: '-last_updated',
  'most-pulled': 'pull_count',
  'least-pulled': '-pull_count',
  'name-ascending': '-name',
  'name-descending': 'name',
};

/** Selects a page of a namespace's repositories. */
export interface RepositoriesQuery {
  /** `grafana` */
  namespace: string;
  ordering: RepositoryOrdering;
  /** Only repositories whose name contains this; empty: all. */
  filter: string;
  /** from 1 */
  page: number;
}

/**
 * `more`: another page follows. `capped`: Hub refuses further pages of that list to an anonymous reader. `past-end`:
 * the list has fewer pages by now.
 */
export type RepositoriesPage =
  | { kind: 'repositories'; total: number; repositories: ListedRepository[]; more: boolean }
  | { kind: 'capped' }
  | { kind: 'past-end' };

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const pulls = v.fallback(v.number(), 0);
const text = v.fallback(v.nullish(v.string()), '');

/** One part of a repository's name. */
const component = v.pipe(
  v.string(),
  v.maxLength(255),
  v.check((name) => isPath(name) && !name.includes('/')),
);

/** `/v2/namespaces/{ns}/repositories`. One that no name fits is dropped, and the count shows that it is missing. */
export const RepositoriesSchema = v.object({
  count,
  next: v.fallback(v.nullish(v.string()), null),
  results: listOf(
    v.object({
      namespace: component,
      name: component,
      description: text,
      pull_count: pulls,
      is_private: v.fallback(v.nullish(v.boolean()), false),
      last_updated: text,
    }),
  ),
});

export const toRepositories = ({ results }: v.InferOutput<typeof RepositoriesSchema>): ListedRepository[] =>
  results.map((result) => ({
    repository: `${result.namespace}/${result.name}`,
    description: result.description ?? '',
    pullCount: result.pull_count,
    isPrivate: result.is_private ?? false,
    updatedAt: Math.max(0, Date.parse(result.last_updated ?? '') || 0),
  }));

/** `/v2/repositories/namespaces/`: namespaces where the signed-in account may have repositories. */
export const NamespacesSchema = v.object({
  namespaces: listOf(v.pipe(v.string(), v.toLowerCase(), component)), // organisations keep their capitals
});

/** The part of a tags page that has the number of tags. */
export const CountSchema = v.object({ count });
