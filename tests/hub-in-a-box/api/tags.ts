import type { BoxRepository } from '../model.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { offsetTooLarge, tagNotFound } from './errors.ts';
import { imagesJson } from './images-json.ts';
import { foundBy, ordered } from './order.ts';
import { paged } from './paging.ts';
import { tagJson } from './tag-json.ts';

/** `/tags`: one page. `signedIn` lifts the cap. */
export function tagList(repository: BoxRepository, { request, hub }: Visit, signedIn: boolean): Reply {
  const { path, query } = request;
  const cap = signedIn || hub.cap === null ? null : { offset: hub.cap, refusal: offsetTooLarge() };
  const text = query.get('name') ?? '';
  const found = foundBy(hub.lists.filter, repository.tags, text);
  const isIgnored = hub.lists.newestFirst && text !== '';
  const tags = ordered(found, isIgnored ? 'last_updated' : query.get('ordering'), hub.nameOrder);
  const { served, miscount } = hub.lists;
  return paged(tags, (tag) => tagJson(repository, tag), {
    path,
    query,
    cap,
    nowhere: null,
    served,
    miscount,
  });
}

/** `/tags/{tag}` and `/tags/{tag}/images`; neither is capped. */
export function oneTag(repository: BoxRepository, name: string, images: boolean): Reply {
  const tag = repository.tags.find((each) => each.name === name);
  if (!tag) return tagNotFound(repository, name);
  return json(200, images ? imagesJson(tag) : tagJson(repository, tag));
}
