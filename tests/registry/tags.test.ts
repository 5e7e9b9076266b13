import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOf, nextQuery } from '../../lib/http/link.ts';
import { isDigestTag } from '../../lib/registry/tag-list.ts';
import { type TagCursor, tagsPage } from '../../lib/registry/tags.ts';
import { allTags } from './all-tags.ts';
import { FakeRegistry } from './fake-registry.ts';
import { client, collect, failure, hasShared, sharedText } from './harness.ts';
import type { Quirks } from './quirks.ts';

const where = { registry: 'registry.example.com', repository: 'team/app' };

function withTags(names: unknown[] | null, quirks: Quirks = {}) {
  const fake = new FakeRegistry({ auth: 'none', ...quirks });
  fake.tagNames = names;
  return { fake, ...client(fake) };
}

/** Every tag, step by step as the listing does it: each cursor goes through JSON. */
async function listed(registry: ReturnType<typeof client>['registry']): Promise<string[]> {
  const tags: string[] = [];
  let cursor: TagCursor | undefined;
  do {
    const page = await registry.tags(where, cursor);
    tags.push(...page.tags);
    cursor = page.next && JSON.parse(JSON.stringify(page.next));
  } while (cursor);
  return tags;
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => `v${String(at).padStart(5, '0')}`);

describe('a list of tags', () => {
  it.each(['all', 'relative', 'absolute', 'foreign', 'artifactory', 'none', 'opaque'] as const)(
    'is complete where it is paged by %s',
    async (paging) => {
      for (const count of [1, 99, 100, 101, 250, 1000, 1001]) {
        const { registry } = withTags(numbered(count), { paging });
        expect(await listed(registry)).toEqual(numbered(count));
      }
    },
  );

  it('is never read from where a Link leads outside the repository', async () => {
    for (const paging of ['foreign', 'artifactory'] as const) {
      const { fake, registry } = withTags(numbered(250), { paging });
      await listed(registry);
      expect(new Set(fake.log)).toEqual(new Set(['GET registry.example.com/v2/team/app/tags/list']));
    }
  });

  it.each(['stuck', 'circle'] as const)('ends where the cursor is %s', async (paging) => {
    const { registry } = withTags(numbered(250), { paging });
    const pages = await collect(allTags((cursor) => registry.tags(where, cursor)));
    expect(pages.flatMap(({ tags }) => tags).length).toBeLessThanOrEqual(250);
    if (paging === 'stuck') expect(await listed(registry)).toEqual(numbered(100));
  });

  it('has an end for every cursor', async () => {
    const { registry } = withTags(numbered(10), { paging: 'stuck' });
    expect((await registry.tags(where, { query: 'n=5', pages: 5000 })).next).toBeUndefined();
  });

  it('gets all names of Docker Hub in one request', async () => {
    const { fake, registry } = withTags(numbered(3000), {
      host: 'registry-1.docker.io',
      realm: 'https://auth.docker.io/token',
    });
    expect((await registry.tags({ ...where, registry: 'docker.io' })).tags).toHaveLength(3000);
    expect(fake.requests.at(-1)?.url.search).toBe('');
  });

  it('is requested without a size if a size is refused', async () => {
    const { registry } = withTags(numbered(30), { refusesPageSize: true });
    expect(await listed(registry)).toEqual(numbered(30));
  });

  it('leaves out what is no tag', async () => {
    const signature = `sha256-${'a'.repeat(64)}.sig`;
    const names = [
      'b',
      null,
      '',
      'b',
      7,
      'a b',
      '../x',
      `sha256:${'a'.repeat(64)}`,
      signature,
      'a',
      'sha256-short',
    ];
    const { registry } = withTags(names);
    expect(await registry.tags(where)).toEqual({
      tags: ['b', 'a', 'sha256-short'],
      digestTags: [`sha256:${'a'.repeat(64)}`, signature],
      dropped: 3,
      hasOdd: true,
      digests: {},
    });
    expect(isDigestTag('sha256')).toBe(false);
  });

  it('may be null or empty', async () => {
    for (const names of [null, []]) {
      const { registry } = withTags(names);
      expect(await registry.tags(where)).toEqual({ tags: [], digestTags: [], digests: {} });
    }
  });

  it.each(['<html>', '[]', '{"tags":"a"}', '"a"', ''])('is not %s', async (body) => {
    const { registry } = withTags([], { fault: () => new Response(body) });
    const isJson = !['<html>', ''].includes(body);
    expect(await failure(registry.tags(where))).toEqual({
      kind: 'malformed',
      host: where.registry,
      ...(!isJson && { mayPass: true }),
    });
  });

  it.skipIf(!hasShared)('is read from every recorded answer', async () => {
    for (const { body } of JSON.parse(sharedText('tags-list/examples.json'))) {
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      const page = await tagsPage(async () => ({ bytes }), where);
      const named = (body.tags ?? []).filter((tag: string) => !tag.startsWith('<'));
      expect(page.tags).toEqual(named);
      const known = Object.entries<{ tag: string[] }>(body.manifest ?? {});
      for (const [digest, { tag }] of known) for (const name of tag) expect(page.digests[name]).toBe(digest);
    }
  });
});

describe('a Link', () => {
  it.each([
    ['</v2/a/tags/list?n=1&last=b>; rel="next"', '/v2/a/tags/list?n=1&last=b'],
    ['<x>; rel=next', 'x'],
    ['<x>; rel="prev", <y>; REL="next last"', 'y'],
    ['<x>; title="rel=next"; rel=prev', undefined],
    ['<x>; rel="nextish"', undefined],
    ['', undefined],
  ])('%s', (header, expected) => {
    expect(nextOf(header)).toBe(expected);
  });

  it('never gives more than a query', () => {
    const asked = new URL('https://r.test/v2/a/tags/list?n=100');
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (link) => {
        const query = nextQuery(asked, link);
        if (query === undefined) return;
        const next = new URL(`https://r.test/v2/a/tags/list?${query}`);
        expect([next.origin, next.pathname]).toEqual([asked.origin, asked.pathname]);
      }),
    );
  });
});
