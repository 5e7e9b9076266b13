import { editTable, emptyTable, type TagRecord } from '../aliases/table.ts';
import type { TagFacts } from '../aliases/tag-facts.ts';
import { expectedFailure, type Failure } from '../failure.ts';
import type { HubApi } from '../hub/api/api.ts';
import type { KnownTags } from './read-update.ts';

/** What the requests of one look have told of a repository. */
export interface Learned {
  records: Map<string, TagRecord>;
  /** All names, once they are listed. */
  names: Set<string>;
  /** Tags that are not there, or that cannot be newer. */
  excluded: Set<string>;
  failures: Map<string, Failure>;
  isWhole: boolean;
  /** What a stored listing has of tags: it may be outdated, and is never taken for a digest. */
  stored: readonly TagFacts[];
}

export const nothingLearned = (stored: readonly TagFacts[]): Learned => ({
  records: new Map(),
  names: new Set(),
  excluded: new Set(),
  failures: new Map(),
  isWhole: false,
  stored,
});

/** Reads one tag; what fails is kept with it. */
export async function readTag(
  learned: Learned,
  repository: string,
  tag: string,
  api: HubApi,
  signal: AbortSignal,
): Promise<void> {
  const record = await api.tag(repository, tag, signal).catch(expectedFailure);
  if ('name' in record) learned.records.set(tag, record);
  else {
    if (record.kind === 'not-found') learned.excluded.add(tag);
    learned.failures.set(tag, record);
  }
}

export function knownOf({ records, names, excluded, stored }: Learned): KnownTags {
  const editor = editTable(emptyTable());
  const facts = new Map<string, TagFacts>();
  for (const tag of names) facts.set(tag, { tag });
  for (const fact of stored) if (names.size === 0 || names.has(fact.tag)) facts.set(fact.tag, fact);
  for (const record of records.values()) {
    editor.put(record);
    facts.set(record.name, factsOf(record));
  }
  for (const tag of excluded) facts.delete(tag);
  return { table: editor.done(), facts };
}

const factsOf = ({ name, images, pushedAt }: TagRecord): TagFacts => ({
  tag: name,
  ...(images.length > 0 && { platforms: images.map(({ platform }) => platform) }),
  ...(pushedAt && { pushedAt }),
});
