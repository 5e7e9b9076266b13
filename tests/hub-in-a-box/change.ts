import { chance } from './images/chance.ts';
import type { BoxRepository, BoxTag } from './model.ts';
import { pushedText } from './time-text.ts';

/** Adds or moves a tag: it becomes the newest, pushed now, or a second after what was newest if that lies ahead. */
export function pushTag(repository: BoxRepository, tag: BoxTag): void {
  const newest = Date.parse(repository.tags[0]?.pushedAt ?? '') || 0;
  const pushedAt = pushedText(Math.max(Date.now(), newest + 1000), chance(tag.name, 1000));
  repository.tags = [{ ...tag, pushedAt }, ...without(repository.tags, tag.name)];
}

/** Takes a tag away, if it is there. */
export function deleteTag(repository: BoxRepository, name: string): void {
  repository.tags = without(repository.tags, name);
}

function without(tags: BoxTag[], name: string): BoxTag[] {
  return tags.filter((tag) => tag.name !== name);
}
