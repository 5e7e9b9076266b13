import * as v from 'valibot';
import { listOf } from '../../http/items.ts';
import { isPath } from '../../oci/grammar.ts';
import type { Outside } from '../../text/outside.ts';

/** A result of Hub's search. */
export interface FoundRepository {
  /** `library/nginx`, `grafana/grafana` */
  repository: string;
  description: Outside;
  pullCount: number;
}

const count = v.fallback(v.number(), 0);
const text = v.fallback(v.nullish(v.string()), '');

/** `/v2/search/repositories/`, captured 2026-10: official images come without their namespace. */
export const SearchSchema = v.object({
  results: listOf(
    v.object({
      repo_name: v.pipe(v.string(), v.maxLength(255), v.check(isPath)),
      short_description: text,
      pull_count: count,
    }),
  ),
});

export const toFound = ({ results }: v.InferOutput<typeof SearchSchema>): FoundRepository[] =>
  results.map((result) => ({
    repository: result.repo_name.includes('/') ? result.repo_name : `library/${result.repo_name}`,
    description: result.short_description ?? '',
    pullCount: result.pull_count,
  }));
