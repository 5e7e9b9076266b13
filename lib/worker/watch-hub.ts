import { editTable } from '../aliases/table.ts';
import { expectedFailure, TagkinError } from '../failure.ts';
import { HUB_HOST } from '../hosts/docker-hub.ts';
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
import { addNewer, seenByFailure } from './watch-seen.ts';

/** What a look at one repository told. */
export interface Looked {
  /** By image. */
  seen: Map<string, Seen>;
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
 * Errors: those of the page; those of a tag that concern its repository or the host.
 */
export async function lookAtHub(
  tags: readonly WatchedTag[],
  newest: number | undefined,
  wishes: Wishes,
  signal: AbortSignal,
): Promise<Looked> {
  const repository = tags[0]?.repository ?? '';
  await takeRequest();
  const answer = await hubApi.ordinary.tags({ repository, page: 1 }, signal);
  if (answer.kind !== 'tags') throw new TagkinError({ kind: 'network', host: HUB_HOST });
  const page = { records: answer.records, isWhole: !answer.more };
  const editor = editTable((await known({ repository }, 'ordinary')).table);
  for (const record of page.records) editor.put(record);
  const now = Date.now();
  const seen = new Map<string, Seen>();
  const found: WatchedTag[] = [];
  for (const each of tags) {
    const { watched, tag } = each;
    const on = onPage(tag, watched, page, newest, now);
    const record = on.kind === 'ask' ? await askFor(repository, tag, signal) : on;
    if (record.kind !== 'found') seen.set(watched.image, record);
    else {
      found.push(each);
      editor.put(record.record);
      if (record.record.digest !== undefined) continue;
      // Docker Hub does not record the digest of every old tag; a HEAD is no pull.
      const where = { registry: DOCKER_HUB, repository, tag };
      const head = await registries.ordinary.head(where, { signal }).catch(expectedFailure);
      if ('kind' in head) seen.set(watched.image, { kind: 'failed', failure: head });
      else editor.put({ ...record.record, digest: head.digest });
    }
  }
  const table = editor.done();
  for (const { watched, tag } of found) {
    const image = imageOfTag(table, tag, wishes.platform);
    if (image) seen.set(watched.image, { kind: 'image', image });
  }
  if (wishes.newer) addNewer(seen, tags, table, wishes);
  return { seen, newest: newestPush(page, newest) };
}

/** One tag by itself. */
async function askFor(repository: string, tag: string, signal: AbortSignal) {
  await takeRequest();
  try {
    return { kind: 'found', record: await hubApi.ordinary.tag(repository, tag, signal) } as const;
  } catch (error) {
    return seenByFailure(error);
  }
}
