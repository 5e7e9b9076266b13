import type { TagCursor, TagPage } from '../../lib/registry/tags.ts';

/**
 * All pages of tags, in order, each tag once, until the end or until a page brings nothing new. In: a function from a
 * cursor to its page (`(cursor) => registry.tags(where, cursor)`).
 */
export async function* allTags(step: (cursor?: TagCursor) => Promise<TagPage>): AsyncGenerator<TagPage> {
  const seen = new Set<string>();
  let cursor: TagCursor | undefined;
  do {
    const page: TagPage = await step(cursor);
    const isNew = (name: string) => !seen.has(name);
    const fresh = { ...page, tags: page.tags.filter(isNew), digestTags: page.digestTags.filter(isNew) };
    for (const name of [...fresh.tags, ...fresh.digestTags]) seen.add(name);
    if (fresh.tags.length + fresh.digestTags.length === 0) return;
    yield fresh;
    cursor = page.next;
  } while (cursor !== undefined);
}
