import { editTable } from '../aliases/table.ts';
import { expectedFailure, type Failure, TagkinError } from '../failure.ts';
import { HUB_HOST } from '../hosts/docker-hub.ts';
import type { Digest } from '../oci/digest.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { newestPush, onPage } from '../watch/hub-page.ts';
import { imageOfTag } from '../watch/image-of.ts';
import type { Seen } from '../watch/observe.ts';
import type { WatchedTag } from '../watch/repositories.ts';
import type { Wishes } from '../watch/state.ts';
import { hubApi } from './hub-api.ts';
import { jobBudget } from './hub-budget.ts';
import { known } from './listings.ts';
import { registries } from './registry.ts';
import { addNewer, type End, oneByOne, seenByFailure } from './watch-seen.ts';

/** How a round looks at one repository. */
export interface Looking {
  wishes: Wishes;
  signal: AbortSignal;
  /** Images that this round has asked for already. */
  asked: ReadonlySet<string>;
  /** Whether the step's time is over: the next one goes on. */
  isOver: () => boolean;
}

/** What a look at one repository told. */
export interface Looked {
  /** By image; also what was told before it ended. */
  seen: Map<string, Seen>;
  end?: End;
  /** The newest push there, for a repository of Docker Hub. */
  newest?: number;
}

/** Errors: `rate-limited` where only the share of the reader's own browsing is left. */
async function takeRequest(): Promise<void> {
  const { budget, budgetAt } = await jobBudget();
  if (budget < 1) throw new TagkinError({ kind: 'rate-limited', until: budgetAt, host: HUB_HOST });
}

/**
 * Looks at the watched tags of a repository of Docker Hub: its newest page, and each tag that the page cannot tell of. Aliases
 * that a stored listing has count too, where their digest is the one that the tag has now.
 *
 * Errors: those of the page. One of a tag that concerns its repository or the host is its `end`.
 */
export async function lookAtHub(
  tags: readonly WatchedTag[],
  newest: number | undefined,
  { wishes, signal, asked, isOver }: Looking,
): Promise<Looked> {
  const repository = tags[0]?.repository ?? '';
  await takeRequest();
  const answer = await hubApi.ordinary.tags({ repository, page: 1 }, signal);
  if (answer.kind !== 'tags') throw new TagkinError({ kind: 'network', host: HUB_HOST });
  const page = { records: answer.records, isWhole: !answer.more };
  const editor = editTable((await known({ repository }, 'ordinary')).table);
  for (const record of page.records) editor.put(record);
  const seen = new Map<string, Seen>();
  const found: WatchedTag[] = [];
  const lookAt = async (each: WatchedTag): Promise<void> => {
    const { watched, tag } = each;
    const on = onPage(tag, watched, page, newest, Date.now());
    const isExtra = on.kind === 'ask' || (on.kind === 'found' && on.record.digest === undefined);
    if (isExtra && asked.has(watched.image)) return;
    const record = on.kind === 'ask' ? await askFor(repository, tag, signal) : on;
    if (record.kind !== 'found') return void seen.set(watched.image, record);
    const digest = record.record.digest ?? (await digestOf(repository, tag, signal));
    if (typeof digest === 'object') return void seen.set(watched.image, { kind: 'failed', failure: digest });
    editor.put({ ...record.record, digest });
    found.push(each);
  };
  const end = await oneByOne(tags, lookAt, isOver);
  const table = editor.done();
  for (const { watched, tag } of found) {
    const image = imageOfTag(table, tag, wishes.platform);
    if (image) seen.set(watched.image, { kind: 'image', image });
  }
  if (wishes.newer) addNewer(seen, tags, table, wishes);
  return { seen, newest: newestPush(page, newest), ...(end && { end }) };
}

/** Docker Hub does not record the digest of every old tag; a HEAD is no pull. */
const digestOf = (repository: string, tag: string, signal: AbortSignal): Promise<Digest | Failure> =>
  registries.ordinary
    .head({ registry: DOCKER_HUB, repository, tag }, { signal })
    .then(({ digest }) => digest)
    .catch(expectedFailure);

/** One tag by itself. */
async function askFor(repository: string, tag: string, signal: AbortSignal) {
  await takeRequest();
  try {
    return { kind: 'found', record: await hubApi.ordinary.tag(repository, tag, signal) } as const;
  } catch (error) {
    return seenByFailure(error);
  }
}
