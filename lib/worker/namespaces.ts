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

/** How long Docker Hub may take for what somebody waits for, in ms. */
const INTERACTIVE_TIMEOUT_MS = 15_000;

/** One page of one list that Hub has of a namespace. */
export async function pageOfNamespace(
  query: RequestOf<'hub.repositories'>,
  from: WindowKind,
): Promise<RepositoriesPage> {
  await hubBudget();
  return hubApi[from].repositories(query, AbortSignal.timeout(INTERACTIVE_TIMEOUT_MS));
}

/**
 * Where the reader may have repositories of their own: one request a session, none for an anonymous reader. Whoever is signed in
 * has at least the namespace of their name, also where Hub's list of the others (undocumented) cannot be had.
 */
export async function ownNamespaces(_: object, from: WindowKind): Promise<OwnNamespaces> {
  const account = (await hubAccount(from))?.account ?? null;
  if (account === null) return { account, namespaces: [], failure: null };
  const kept = await keptNamespaces(account);
  if (kept) return { account, namespaces: kept, failure: null };
  const own = account.toLowerCase();
  try {
    await hubBudget();
    const told = await hubApi[from].namespaces(AbortSignal.timeout(INTERACTIVE_TIMEOUT_MS));
    const namespaces = [...new Set([own, ...told.map((name) => name.toLowerCase()).sort()])];
    await keepNamespaces({ account, namespaces });
    return { account, namespaces, failure: null };
  } catch (error) {
    const failure = failureOf(error);
    if (isTemporary(failure)) return { account, namespaces: [own], failure };
    if (failure.kind !== 'permission-needed') await keepNamespaces({ account, namespaces: [own] });
    return { account, namespaces: [own], failure: null };
  }
}

/**
 * How many tags some repositories have: a request for each that was not counted lately, as far as the reader's share of requests
 * allows. `lost` cannot be counted; what is neither there nor lost is to be asked for again, later where there is a failure.
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
    try {
      const tags = await hubApi[from].countTags(each.repository, signal);
      answer.counts[each.repository] = tags;
      await keepCount(account, each, tags);
    } catch (error) {
      const failure = failureOf(error);
      if (isTemporary(failure)) answer.failure = failure;
      else answer.lost.push(each.repository);
    }
  };
  try {
    const allowed = missing.length > 0 ? await hubBudget() : 0;
    await Promise.all(missing.slice(0, allowed).map(count));
  } catch (error) {
    answer.failure = failureOf(error);
  }
  return answer;
}
