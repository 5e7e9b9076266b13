import { TagkinError } from '../failure.ts';

/**
 * A repository as registries have it that keep each under an owner: `team/tools/app` is the `tools/app` of `team`. Throws
 * `not-found`, by the host that is asked, where there is no owner.
 */
export function ownerAndName(repository: string, host: string): { owner: string; name: string } {
  const slash = repository.indexOf('/');
  if (slash < 0) throw new TagkinError({ kind: 'not-found', host });
  return { owner: repository.slice(0, slash), name: repository.slice(slash + 1) };
}
