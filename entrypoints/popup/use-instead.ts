import { useEffect, useState } from 'preact/hooks';
import { nearestTags } from '../../lib/aliases/nearest-tags.ts';
import { newestTags } from '../../lib/aliases/newest-tags.ts';
import type { Failure } from '../../lib/failure.ts';
import { unlessDefect } from '../../lib/failure.ts';
import { familiarRepository } from '../../lib/hosts/docker-hub.ts';
import { plural, t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { DOCKER_HUB, formatReference, type Reference } from '../../lib/oci/reference.ts';

/** What may have been meant: the tags that exist and are nearest in name, else the newest; or repositories. */
export interface Instead {
  kind: 'nearest' | 'newest' | 'repositories';
  /** Tags of the repository; 0 for repositories. */
  count: number;
  references: string[];
  /** The list has the tag, and yet the registry has no such image. */
  isListed: boolean;
}

/** What the list of them is headed with. */
export const insteadTitle = ({ kind, count }: Instead): string =>
  kind === 'nearest'
    ? plural('nearestTags', count)
    : t(kind === 'newest' ? 'newestTags' : 'similarRepositories');

/** Most repositories that are offered. */
const REPOSITORIES = 5;

/** Most tags that are offered where none is near in name. */
const NEWEST = 3;

/**
 * For a reference that does not exist: tags of its repository, by one list of names; where there is no such repository at
 * Docker Hub, what its search finds. Null while that is unknown. No pull.
 */
export function useInstead(reference: Reference, failure: Failure | null): Instead | null {
  const [found, setFound] = useState<Instead | null>(null);
  const image = formatReference(reference, 'canonical');
  const isMissing = failure?.kind === 'not-found' || failure?.kind === 'unauthorized';
  useEffect(() => {
    setFound(null);
    if (!isMissing) return;
    let over = false;
    // What may have been meant is an extra: if it cannot be found, the failure alone is shown.
    void insteadOf(reference, failure.kind === 'not-found')
      .catch(unlessDefect(null))
      .then((next) => over || setFound(next));
    return () => {
      over = true;
    };
  }, [image, isMissing]);
  return found;
}

async function insteadOf(reference: Reference, hasRepository: boolean): Promise<Instead | null> {
  const { registry, repository, tag } = reference;
  const names = hasRepository
    ? await send('updates.tags', { registry, repository })
        .then((page) => page.tags)
        .catch(unlessDefect([]))
    : [];
  if (names.length > 0) {
    const { kind, tags } = tagsInstead(names, reference);
    const references = tags.map((each) => formatReference({ registry, repository, tag: each }));
    const isListed = reference.digest === undefined && tag !== undefined && names.includes(tag);
    return { kind, count: names.length, references, isListed };
  }
  return registry === DOCKER_HUB ? await similarRepositories(familiarRepository(repository)) : null;
}

/**
 * The tags to offer for one that does not exist, or for a digest that does not: its tag, and what is newest.
 *
 * @internal
 */
export function tagsInstead(
  names: readonly string[],
  { tag, digest }: Pick<Reference, 'tag' | 'digest'>,
): { kind: 'nearest' | 'newest'; tags: string[] } {
  const others = digest === undefined ? names.filter((name) => name !== tag) : names;
  const nearest = digest === undefined && tag !== undefined ? nearestTags(others, tag) : [];
  if (nearest.length > 0) return { kind: 'nearest', tags: nearest };
  const first = [...(digest !== undefined && tag !== undefined ? [tag] : []), 'latest'];
  const known = first.filter((name) => others.includes(name));
  return { kind: 'newest', tags: [...new Set([...known, ...newestTags(others, tag, NEWEST)])] };
}

/**
 * By the whole name, and by its beginning, which finds a name with a mistyped letter. Where some are spelled almost so, those
 * alone. `excluded`: the name that is known not to be there; the whole one if not said.
 */
export async function similarRepositories(name: string, excluded = name): Promise<Instead> {
  const search = (text: string) => send('hub.search', { text }).catch(unlessDefect([]));
  const answers = await Promise.all([search(name), search(name.slice(0, 2))]);
  const found = answers.flat().map(({ repository }) => familiarRepository(repository));
  const others = [...new Set(found)].filter((each) => each !== excluded);
  const near = nearestTags(others, name);
  return {
    kind: 'repositories',
    count: 0,
    references: (near.length > 0 ? near : others).slice(0, REPOSITORIES),
    isListed: false,
  };
}
