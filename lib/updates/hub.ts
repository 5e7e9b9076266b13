import type { TagFacts } from '../aliases/tag-facts.ts';
import { tagKind } from '../aliases/tag-kind.ts';
import { parseVersion } from '../aliases/version.ts';
import { expectedFailure, type Failure } from '../failure.ts';
import type { HubApi } from '../hub/api/api.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import type { Registry } from '../registry/client.ts';
import { readOffers } from './hub-offers.ts';
import type { NamedImage, RepositoryUpdates } from './image-update.ts';
import { knownOf, type Learned, nothingLearned, readTag } from './learned.ts';
import { withNeedsGet } from './needs-get.ts';
import { forEachPaid, type Purse, purseOf } from './purse.ts';
import { readUpdate } from './read-update.ts';

/** What a look at a repository takes from outside. */
export interface HubTools {
  api: HubApi;
  registry: Registry;
  signal: AbortSignal;
  stored: readonly TagFacts[];
}

/**
 * Images of a repository on Docker Hub, without a pull: for each name a page of its API that holds the tag and its aliases, and
 * once the list of all names. With the requests that are left, tags that the page did not show, digests that Hub does not
 * record (a HEAD), and the newer tags themselves.
 *
 * Errors: those of the first page, and defects. A failure after it concerns its image alone, or makes the list of names incomplete.
 */
export async function hubUpdates(
  repository: string,
  images: readonly NamedImage[],
  platform: string,
  requests: number,
  { api, registry, signal, stored }: HubTools,
): Promise<RepositoryUpdates> {
  const purse = purseOf(requests);
  const learned = nothingLearned(stored);
  const { records, names, failures } = learned;
  const where = { registry: DOCKER_HUB, repository };
  const tags = [...new Set(images.flatMap(({ tag }) => tag ?? []))];

  await readPages(learned, repository, images, purse, { api, signal });
  const needsNames = tags.some((tag) => tagKind(tag) !== null || !records.has(tag));
  if (!learned.isWhole && needsNames && purse.take()) {
    const page = await registry.tags(where, undefined, { signal }).catch(expectedFailure);
    if (!('kind' in page)) {
      for (const name of page.tags) names.add(name);
      learned.isWhole = page.next === undefined;
    }
  }
  await forEachPaid(
    tags.filter((tag) => !records.has(tag) && (!learned.isWhole || names.has(tag))),
    purse,
    (tag) => readTag(learned, repository, tag, api, signal),
  );
  await forEachPaid(
    tags.filter((tag) => records.has(tag) && records.get(tag)?.digest === undefined),
    purse,
    async (tag) => {
      const head = await registry.head({ ...where, tag }, { signal, isOnce: true }).catch(expectedFailure);
      if ('kind' in head) failures.set(tag, withNeedsGet(head, DOCKER_HUB));
      else records.set(tag, { ...(records.get(tag) ?? { name: tag, images: [] }), digest: head.digest });
    },
  );
  await readOffers(learned, images, purse, { api, repository, platform, signal });

  const known = knownOf(learned);
  return {
    images: images.map((image) => {
      const update = readUpdate(known, image, platform);
      return { ...update, failure: failureFor(image, update.current, learned) };
    }),
    known: known.facts.size,
    isWhole: learned.isWhole,
    requests: purse.spent(),
  };
}

/** The newest page first, where a name asks for it: it may show the whole repository. */
async function readPages(
  learned: Learned,
  repository: string,
  images: readonly NamedImage[],
  purse: Purse,
  { api, signal }: Pick<HubTools, 'api' | 'signal'>,
): Promise<void> {
  const filters = new Set(images.map(({ tag }) => filterOf(tag)));
  const read = async (name: string) => {
    const page = await api.tags({ repository, page: 1, ...(name && { name }) }, signal);
    if (page.kind !== 'tags') return;
    for (const record of page.records) learned.records.set(record.name, record);
    learned.isWhole ||= name === '' && !page.more;
  };
  if (filters.delete('')) await forEachPaid([''], purse, read);
  if (!learned.isWhole) await forEachPaid([...filters].sort(), purse, read);
  if (learned.isWhole) for (const name of learned.records.keys()) learned.names.add(name);
}

/** The part of a tag that its aliases have too: the numbers of its version. Empty for a name that moves. */
function filterOf(tag: string | undefined): string {
  const version = tag === undefined ? null : parseVersion(tag);
  return version?.text.split('-')[0] ?? '';
}

function failureFor(
  { tag }: NamedImage,
  current: string | null,
  { failures, records, isWhole }: Learned,
): Failure | null {
  if (tag === undefined || current !== null) return null;
  const failure = failures.get(tag);
  if (failure) return failure;
  return !records.has(tag) && isWhole ? { kind: 'not-found' } : null;
}
