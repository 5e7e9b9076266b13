import * as v from 'valibot';
import { validProperties } from '../settings/tolerant.ts';
import { mutex } from './mutex.ts';
import { fromSession, toSession } from './session.ts';

/**
 * Docker Hub's answers about the user's own namespaces, in session storage only: the names may be private. Removed
 * with every token when the account changes (`forgetTokens`).
 */
const NAMESPACES = 'mine namespaces';
const COUNTS = 'mine counts';
const change = mutex();

/** How long a tag count is used, in ms: a repository reports when a tag was pushed, but not when one was deleted. */
const COUNT_MAX_AGE_MS = 3_600_000;
/** Repositories whose count is stored; the oldest are dropped first. */
const MAX_COUNTS = 2000;

const NamespacesSchema = v.object({ account: v.string(), namespaces: v.array(v.string()) });

const CountSchema = v.object({
  tags: v.number(),
  /** When the repository was last changed, by its namespace's list (ms since 1970). */
  updatedAt: v.number(),
  /** When it was counted (ms since 1970). */
  at: v.number(),
});
type Count = v.InferOutput<typeof CountSchema>;

/** `account`: a count that finishes after the account changed must not be used for the new one. */
const CountsSchema = v.object({ account: v.string(), counts: validProperties(CountSchema) });

/** The stored namespaces of an account. */
export async function keptNamespaces(account: string): Promise<string[] | undefined> {
  const known = await fromSession(NAMESPACES, NamespacesSchema);
  return known?.account === account ? known.namespaces : undefined;
}

export const keepNamespaces = (known: v.InferOutput<typeof NamespacesSchema>): Promise<void> =>
  toSession({ [NAMESPACES]: known });

const countsOf = async (account: string): Promise<Record<string, Count>> => {
  const known = await fromSession(COUNTS, CountsSchema);
  return known?.account === account ? known.counts : {};
};

/** A repository as its namespace's list showed it. */
export interface Counted {
  repository: string;
  updatedAt: number;
}

/** The stored tag count of a repository, if it is recent and the repository has not changed since. */
export async function keptCount(
  account: string,
  { repository, updatedAt }: Counted,
): Promise<number | undefined> {
  const count = new Map(Object.entries(await countsOf(account))).get(repository);
  const age = Date.now() - (count?.at ?? 0);
  const holds = count?.updatedAt === updatedAt && age >= 0 && age < COUNT_MAX_AGE_MS;
  return holds ? count.tags : undefined;
}

export const keepCount = (account: string, { repository, updatedAt }: Counted, tags: number): Promise<void> =>
  change(async () => {
    const { [repository]: _, ...others } = await countsOf(account);
    const all = [...Object.entries(others), [repository, { tags, updatedAt, at: Date.now() }] as const];
    const counts = Object.fromEntries(all.slice(-MAX_COUNTS));
    await toSession({ [COUNTS]: { account, counts } });
  });
