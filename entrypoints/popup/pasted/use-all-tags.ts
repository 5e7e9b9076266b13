import { useState } from 'preact/hooks';
import type { PastedImage } from '../../../components/pasted/pasted-row.ts';
import type { RepositoryTags } from '../../../components/pasted/tags-section.tsx';
import { sortedTags } from '../../../lib/aliases/newest-tags.ts';
import { type Failure, failureOf } from '../../../lib/failure.ts';
import { send } from '../../../lib/messages/send.ts';
import type { TagNames } from '../../../lib/messages/updates.ts';

/** All tags of the repositories of some images, by name, once they are asked for. */
export function useAllTags(images: readonly PastedImage[]) {
  const [repositories, setRepositories] = useState<RepositoryTags[] | null>(null);
  const [isReading, setReading] = useState(false);
  const ask = async () => {
    const names = new Map(
      images.map(({ reference: { registry, repository } }) => [
        `${registry}/${repository}`,
        { registry, repository },
      ]),
    );
    setReading(true);
    setRepositories([...names.keys()].map((name) => ({ name, tags: [], isWhole: false, failure: null })));
    for (const [name, where] of names) {
      const read = await tagsOf(where, name);
      setRepositories((before) => (before ?? []).map((one) => (one.name === name ? read : one)));
    }
    setReading(false);
  };
  return { repositories, isReading, ask: () => void ask() };
}

async function tagsOf(
  where: { registry: string; repository: string },
  name: string,
): Promise<RepositoryTags> {
  const tags = new Set<string>();
  let next: TagNames['next'];
  do {
    const page: TagNames | Failure = await send('updates.tags', {
      ...where,
      ...(next && { cursor: next }),
    }).catch(failureOf);
    if ('kind' in page) return { name, tags: sortedTags(tags), isWhole: false, failure: page };
    const before = tags.size;
    for (const tag of page.tags) tags.add(tag);
    next = tags.size > before ? page.next : undefined;
  } while (next);
  return { name, tags: sortedTags(tags), isWhole: true, failure: null };
}
