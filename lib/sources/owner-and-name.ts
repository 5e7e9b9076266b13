import { TagkinError } from '../failure.ts';

/**
 * Splits a repository for registries that keep each under an owner: `team/tools/app` is `tools/app` of `team`. Throws
 * `not-found`, with the given host, if there is no owner.
 */
export function ownerAndName(repository: string, host: string): { owner: string; name: string } {
  const slash = repository.indexOf('/');
  if (slash < 0) throw new TagkinError({ kind: 'not-found', host });
  return { owner: repository.slice(0, slash), name: repository.slice(slash + 1) };
}
