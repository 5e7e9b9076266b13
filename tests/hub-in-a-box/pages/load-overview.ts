import type { BoxRepository, BoxTag } from '../model.ts';
import { distanceText } from './distance.ts';
import { repositoryHead } from './load-head.ts';
import type { OverviewPage, TagSummary } from './page-data.ts';
import { repositoryPath, repositoryTitle } from './paths.ts';
import { kindOf, sizeText, summaryCommand } from './wording.ts';

/** The tag that the panel shows: the requested one (`?tag=`), else `latest`, else the newest. */
function chosenTag(tags: BoxTag[], asked: string | null): BoxTag | undefined {
  return tags.find((tag) => tag.name === asked) ?? tags.find((tag) => tag.name === 'latest') ?? tags[0];
}

/** "Tag summary": 9 digits of the digest, nothing at all where the tag has none (captures of tags pushed before 2022). */
function tagSummary(repository: BoxRepository, tag: BoxTag, now: number): TagSummary {
  return {
    kind: kindOf(tag.contentType),
    digest: tag.digest === null ? '' : `${tag.digest.slice(0, 16)}…`,
    size: sizeText(tag.fullSize, 1),
    updated: tag.pushedAt === null ? null : `${distanceText(tag.pushedAt, now)} ago`,
    command: summaryCommand(repository, tag),
  };
}

/** The overview page. */
export function loadOverview(repository: BoxRepository, query: URLSearchParams, now: number): OverviewPage {
  const tags = [...repository.tags].sort((a, b) => (b.pushedAt ?? '').localeCompare(a.pushedAt ?? ''));
  const chosen = chosenTag(tags, query.get('tag'));
  const path = repositoryPath(repository);
  return {
    kind: 'overview',
    title: `${repositoryTitle(repository)} - Docker Image | Docker Hub`,
    head: repositoryHead(repository, now),
    readme: repository.fullDescription,
    summary: chosen === undefined ? null : tagSummary(repository, chosen, now),
    recent: tags
      .slice(0, 8)
      .map(({ name }) => ({ name, href: `${path}?${new URLSearchParams({ tag: name })}` })),
  };
}
