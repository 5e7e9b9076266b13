import * as v from 'valibot';

/** A repository that Hub's search or a namespace's list shows. */
export interface FoundRepository {
  /** `library/nginx`, `grafana/grafana` */
  repository: string;
  description: string;
  isOfficial: boolean;
  pullCount: number;
}

const count = v.fallback(v.number(), 0);
const text = v.fallback(v.nullish(v.string()), '');

/** `/v2/search/repositories/`, captured 2026-10: official images come without their namespace. */
export const SearchSchema = v.object({
  results: v.array(
    v.object({
      repo_name: v.string(),
      short_description: text,
      is_official: v.fallback(v.boolean(), false),
      pull_count: count,
    }),
  ),
});

export const toFound = ({ results }: v.InferOutput<typeof SearchSchema>): FoundRepository[] =>
  results.map((result) => ({
    repository: result.repo_name.includes('/') ? result.repo_name : `library/${result.repo_name}`,
    description: result.short_description ?? '',
    isOfficial: result.is_official,
    pullCount: result.pull_count,
  }));

/** `/v2/namespaces/{ns}/repositories` */
export const NamespaceSchema = v.object({
  count,
  results: v.array(
    v.object({ namespace: v.string(), name: v.string(), description: text, pull_count: count }),
  ),
});

export const toRepositories = ({ results }: v.InferOutput<typeof NamespaceSchema>): FoundRepository[] =>
  results.map((result) => ({
    repository: `${result.namespace}/${result.name}`,
    description: result.description ?? '',
    isOfficial: result.namespace === 'library',
    pullCount: result.pull_count,
  }));
