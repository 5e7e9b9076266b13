import type { BoxRepository } from '../model.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { offsetTooLarge, unauthorized } from './errors.ts';
import { paged } from './paging.ts';
import { repositoryRow } from './repository-json.ts';

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const updated = ({ tags }: BoxRepository) => tags[0]?.pushedAt ?? '';

/** The signs are Hub's, as with tags: `pull_count` is most pulled first, `-name` ascending (observed September 2026). */
const ASCENDING: Record<string, (a: BoxRepository, b: BoxRepository) => number> = {
  last_updated: (a, b) => byText(updated(a), updated(b)),
  pull_count: (a, b) => a.pullCount - b.pullCount,
  name: (a, b) => byText(a.name, b.name),
};

function ordered(repositories: BoxRepository[], ordering: string | null): BoxRepository[] {
  const compare = ASCENDING[ordering?.replace('-', '') ?? ''];
  if (!compare) return repositories;
  const sorted = repositories.toSorted(compare);
  return ordering?.startsWith('-') ? sorted : sorted.toReversed();
}

/** `/v2/namespaces/{ns}/repositories`: anonymous visitors see 100. */
export function namespaceList(namespace: string, { request, hub }: Visit, signedIn: boolean): Reply {
  const { path, query } = request;
  const wanted = query.get('name') ?? '';
  const own = [...hub.repositories.values()]
    .filter((each) => each.namespace === namespace && (signedIn || !each.isPrivate))
    .filter(({ name }) => name.includes(wanted));
  const cap = signedIn ? null : { offset: 100, refusal: offsetTooLarge() };
  return paged(ordered(own, query.get('ordering')), repositoryRow, { path, query, cap, nowhere: null });
}

/** `/v2/repositories/namespaces/`: where the box's one account may push. */
export const ownNamespaces = ({ hub }: Visit, signedIn: boolean): Reply =>
  signedIn ? json(200, { namespaces: hub.account.namespaces }) : unauthorized();
