import type { BoxRepository } from '../model.ts';
import { distanceText } from './distance.ts';
import type { RepositoryHead } from './page-data.ts';
import { repositoryPath, repositoryTitle } from './paths.ts';
import { countText, kindOf } from './wording.ts';

/** What stands above a repository's tabs. */
export function repositoryHead(repository: BoxRepository, now: number): RepositoryHead {
  const pushes = repository.tags.flatMap((tag) => tag.pushedAt ?? []).sort();
  const newest = pushes.at(-1);
  return {
    namespace: repository.namespace,
    name: repository.name,
    title: repositoryTitle(repository),
    path: repositoryPath(repository),
    description: repository.description,
    kind: kindOf(repository.tags[0]?.contentType ?? 'image'),
    stars: countText(repository.starCount),
    pulls: countText(repository.pullCount),
    updated: newest === undefined ? null : `${distanceText(newest, now)} ago`,
  };
}
