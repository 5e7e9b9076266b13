import { mutex } from './mutex.ts';
import { fromSession, toSession } from './session.ts';

/**
 * What Docker Hub said of the reader's own namespaces, in the browser's memory alone: it names what may be private. Forgotten
 * with every token when somebody else signs in (`forgetPasses`).
 */
const NAMESPACES = 'mine namespaces';
const COUNTS = 'mine counts';
const change = mutex();

/** How long a count of tags is believed, in ms: a repository says when a tag was pushed, and not when one was deleted. */
const COUNT_LASTS = 3_600_000;
/** Repositories whose count is kept; the oldest leave first. */
const MOST_COUNTS = 2000;

interface Namespaces {
  account: string;
  namespaces: string[];
}

interface Count {
  tags: number;
  /** When the repository was last changed, as its namespace's list said (ms since 1970). */
  updatedAt: number;
  /** When it was counted. */
  at: number;
}

/** Whose they are: what is counted while somebody else signs in is never taken for theirs. */
interface Counts {
  account: string;
  counts: Record<string, Count>;
}

/** The namespaces of an account, where they were asked for already. */
export async function keptNamespaces(account: string): Promise<string[] | undefined> {
  const known = await fromSession<Namespaces>(NAMESPACES);
  return known?.account === account ? known.namespaces : undefined;
}

export const keepNamespaces = (known: Namespaces): Promise<void> => toSession({ [NAMESPACES]: known });

const countsOf = async (account: string): Promise<Record<string, Count>> => {
  const known = await fromSession<Counts>(COUNTS);
  return known?.account === account ? known.counts : {};
};

/** A repository as the list of its namespace showed it. */
export interface Counted {
  repository: string;
  updatedAt: number;
}

/** How many tags a repository has, where an account had that counted lately and the repository has not changed since. */
export async function keptCount(
  account: string,
  { repository, updatedAt }: Counted,
): Promise<number | undefined> {
  const count = new Map(Object.entries(await countsOf(account))).get(repository);
  const holds = count?.updatedAt === updatedAt && Date.now() - count.at < COUNT_LASTS;
  return holds ? count.tags : undefined;
}

export const keepCount = (account: string, { repository, updatedAt }: Counted, tags: number): Promise<void> =>
  change(async () => {
    const { [repository]: _, ...others } = await countsOf(account);
    const all = [...Object.entries(others), [repository, { tags, updatedAt, at: Date.now() }] as const];
    const counts = Object.fromEntries(all.slice(-MOST_COUNTS));
    await toSession({ [COUNTS]: { account, counts } });
  });
