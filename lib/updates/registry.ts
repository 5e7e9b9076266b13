import { editTable, emptyTable } from '../aliases/table.ts';
import type { TagFacts } from '../aliases/tag-facts.ts';
import { expectedFailure, type Failure } from '../failure.ts';
import type { Registry } from '../registry/client.ts';
import type { TagPage } from '../registry/tags.ts';
import type { NamedImage, RepositoryUpdates } from './image-update.ts';
import { withNeedsGet } from './needs-get.ts';
import { forEachPaid, purseOf } from './purse.ts';
import { readUpdate } from './read-update.ts';

/**
 * Images of a repository of any other registry, without a pull: a HEAD for each tag, and one page of names. Version and age
 * are known where names alone tell them (`v2.53.0`), or where the list of names has digests (Google).
 *
 * Throws defects alone: what failed is told with each image.
 */
export async function registryUpdates(
  where: { registry: string; repository: string },
  images: readonly NamedImage[],
  platform: string,
  requests: number,
  { registry, signal }: { registry: Registry; signal: AbortSignal },
): Promise<RepositoryUpdates> {
  const purse = purseOf(requests);
  const editor = editTable(emptyTable());
  const facts = new Map<string, TagFacts>();
  const failures = new Map<string, Failure>();
  const tags = [...new Set(images.flatMap(({ tag }) => tag ?? []))];
  await forEachPaid(tags, purse, async (tag) => {
    const head = await registry.head({ ...where, tag }, { signal, isOnce: true }).catch(expectedFailure);
    if ('kind' in head) failures.set(tag, withNeedsGet(head, where.registry));
    else {
      editor.putDigest(tag, head.digest);
      facts.set(tag, { tag });
    }
  });
  let isWhole = false;
  if (!isRefused([...failures.values()]) && purse.take()) {
    const page: TagPage | Failure = await registry.tags(where, undefined, { signal }).catch(expectedFailure);
    if (!('kind' in page)) {
      for (const tag of page.tags) if (!failures.has(tag)) facts.set(tag, { tag });
      for (const [tag, digest] of Object.entries(page.digests))
        if (!tags.includes(tag)) editor.putDigest(tag, digest);
      isWhole = page.next === undefined;
    }
  }
  const known = { table: editor.done(), facts };
  return {
    images: images.map((image) => ({
      ...readUpdate(known, image, platform),
      failure: (image.tag && failures.get(image.tag)) || null,
    })),
    known: facts.size,
    isWhole,
    requests: purse.spent(),
  };
}

/** Failures after which the list of names would fail too. */
const isRefused = (failures: readonly Failure[]): boolean =>
  failures.some(({ kind }) =>
    ['permission-needed', 'unauthorized', 'rate-limited', 'network'].includes(kind),
  );
