import { failureOf, isTemporary } from '../failure.ts';
import type { RepositoriesPage } from '../hub/api/repositories.ts';
import type { OwnNamespaces, TagCounts } from '../messages/hub.ts';
import type { RequestOf } from '../messages/messages.ts';
import {
  type Counted,
  keepCount,
  keepNamespaces,
  keptCount,
  keptNamespaces,
} from '../store/own-namespaces.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubAccount } from './hub-account.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { together } from './together.ts';

/** Timeout for interactive Hub requests, in ms. */
const INTERACTIVE_TIMEOUT_MS = 15_000;

/** One page of a list of a namespace's repositories. */
export async function pageOfNamespace(
  query: RequestOf<'hub.repositories'>,
  from: WindowKind,
): Promise<RepositoriesPage> {
  const { namespace, ordering, filter, page } = query;
  return together(['page', ordering, filter, page], { repository: namespace }, from, async () => {
    await hubBudget();
    return hubApi[from].repositories(query, AbortSignal.timeout(INTERACTIVE_TIMEOUT_MS));
  });
}

/**
 * Namespaces where the user may have repositories: one request a session, none if anonymous. A signed-in user has at
 * least the namespace of the account, even if Hub's list of the others (undocumented) cannot be read.
 */
export async function ownNamespaces(_: object, from: WindowKind): Promise<OwnNamespaces> {
  const account = (await hubAccount(from))?.account ?? null;
  if (account === null) return { account, namespaces: [], failure: null };
  const kept = await keptNamespaces(account);
  if (kept) return { account, namespaces: kept, failure: null };
  const own = account.toLowerCase();
  let listed: string[];
  try {
    await hubBudget();
    listed = await hubApi[from].namespaces(AbortSignal.timeout(INTERACTIVE_TIMEOUT_MS));
  } catch (error) {
    const failure = failureOf(error);
    if (isTemporary(failure) || failure.kind === 'internal') return { account, namespaces: [own], failure };
    if (failure.kind !== 'permission-needed') await keepNamespaces({ account, namespaces: [own] });
    return { account, namespaces: [own], failure: null };
  }
  const namespaces = [...new Set([own, ...listed.map((name) => name.toLowerCase()).sort()])];
  await keepNamespaces({ account, namespaces });
  return { account, namespaces, failure: null };
}

/**
 * How many tags repositories have: one request for each without a recent count, within our share of Hub's requests.
 * `lost` cannot be counted. Repositories that are neither counted nor lost are to be requested again, later if there
 * is a failure.
 */
export async function countTags(
  { repositories }: RequestOf<'hub.tag-counts'>,
  from: WindowKind,
): Promise<TagCounts> {
  const signal = AbortSignal.timeout(INTERACTIVE_TIMEOUT_MS);
  const account = (await hubAccount(from))?.account ?? '';
  const answer: TagCounts = { counts: {}, lost: [], failure: null };
  const missing: Counted[] = [];
  for (const each of repositories) {
    const kept = await keptCount(account, each);
    if (kept === undefined) missing.push(each);
    else answer.counts[each.repository] = kept;
  }
  const count = async (each: Counted) => {
    let tags: number;
    try {
      tags = await hubApi[from].countTags(each.repository, signal);
    } catch (error) {
      const failure = failureOf(error);
      if (isTemporary(failure) || failure.kind === 'internal') answer.failure = failure;
      else answer.lost.push(each.repository);
      return;
    }
    answer.counts[each.repository] = tags;
    await keepCount(account, each, tags);
  };
  let allowed = 0;
  try {
    if (missing.length > 0) allowed = await hubBudget();
  } catch (error) {
    answer.failure = failureOf(error);
  }
  await Promise.all(missing.slice(0, allowed).map(count));
  return answer;
}
