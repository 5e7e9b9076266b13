import type { BoxRepository } from '../model.ts';
import type { Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { searchTooLarge } from './errors.ts';
import { paged } from './paging.ts';
import { searchRow } from './repository-json.ts';

const byPulls = (a: BoxRepository, b: BoxRepository) => b.pullCount - a.pullCount;

/** `/v2/search/repositories/?query=`: best known first; anonymous visitors see 200. */
export function search({ request, hub }: Visit, signedIn: boolean): Reply {
  const { path, query } = request;
  const wanted = query.get('query')?.toLowerCase() ?? '';
  const found = [...hub.repositories.values()]
    .filter(({ isPrivate }) => !isPrivate)
    .filter((each) => `${each.namespace}/${each.name} ${each.description}`.toLowerCase().includes(wanted))
    .sort(byPulls);
  const cap = signedIn ? null : { offset: 200, refusal: searchTooLarge() };
  return paged(found, searchRow, { path, query, cap, nowhere: '' });
}
