import { describe, expect, test } from 'vitest';
import { newListing } from '../../lib/sources/listing.ts';
import { isComplete } from '../../lib/sources/progress.ts';
import { hasShared, sharedText } from '../registry/harness.ts';
import { json } from '../registry/quirks.ts';
import { hostOf, KINDS, type Kind } from './fakes/kinds.ts';
import { knownOf, truthOf, visit } from './fakes/visit.ts';

const GCR = KINDS.find(({ title }) => title === 'gcr.io') as Kind;

describe("Google's list", () => {
  test('is requested as a whole', async () => {
    const host = hostOf(GCR, 3210);
    const { listing } = await visit(host);
    expect(host.asked().map(({ url }) => url.pathname + url.search)).toEqual([
      '/v2/team/tools/app/tags/list',
    ]);
    expect(knownOf(listing)).toEqual(truthOf(host));
  });

  test('is read page by page if it is too large, and the same the next day', async () => {
    const host = hostOf(GCR, 2101);
    host.fault = ({ url }) =>
      url.pathname.endsWith('/tags/list') && !url.searchParams.has('n')
        ? new Response('', { headers: { 'content-length': '20000000' } })
        : undefined;
    const { listing } = await visit(host);
    expect([knownOf(listing), isComplete(listing)]).toEqual([truthOf(host), true]);
    expect(host.asked()).toHaveLength(1 + 3);
    host.forget();
    await visit(host, listing);
    expect(host.asked()).toHaveLength(3);
  });

  test('is recognized by its digests at any host, and then requested as a whole', async () => {
    const host = hostOf({ ...GCR, host: 'images.example.com' }, 1501);
    const { listing } = await visit(host);
    expect([host.asked().length, listing.source?.id]).toEqual([1 + 2, 'google']);
    host.forget();
    expect(knownOf((await visit(host, listing)).listing)).toEqual(truthOf(host));
    expect(host.asked()).toHaveLength(1);
  });

  test('is completed by HEAD if digests are missing', async () => {
    const host = hostOf(GCR, 40);
    host.fault = (seen) => {
      if (!seen.url.pathname.endsWith('/tags/list')) return undefined;
      const manifest = Object.fromEntries(
        host.tags.slice(0, 33).map(({ name, digest }) => [digest, { tag: [name] }]),
      );
      return json({ manifest, tags: host.tags.map(({ name }) => name) });
    };
    const { listing } = await visit(host);
    expect([knownOf(listing), host.asked().length]).toEqual([truthOf(host), 1 + 7]);
  });

  test.each([
    ['null', null],
    ['a list', []],
    ['text', 'x'],
    ['without tags', { [`sha256:${'a'.repeat(64)}`]: {} }],
    ['with numbers for tags', { [`sha256:${'a'.repeat(64)}`]: { tag: [1, 2] } }],
    ['with null for tags', { [`sha256:${'a'.repeat(64)}`]: { tag: null } }],
    ['of no digests', { latest: { tag: ['v0', 'v1'] } }],
  ])('with manifest %s is read as a plain list', async (_, manifest) => {
    const host = hostOf(GCR, 10);
    host.fault = ({ url }) =>
      url.pathname.endsWith('/tags/list')
        ? json({ manifest, tags: host.tags.map(({ name }) => name) })
        : undefined;
    const { listing } = await visit(host);
    expect([knownOf(listing), isComplete(listing)]).toEqual([truthOf(host), true]);
  });

  test.skipIf(!hasShared)('reads recorded answers', async () => {
    const recorded = JSON.parse(sharedText('tags-list/examples.json')) as {
      registry: string;
      body: { tags: string[] | null; manifest?: Record<string, { tag: string[] }> };
    }[];
    const whole = recorded.filter(({ body }) => {
      const told = Object.values(body.manifest ?? {}).flatMap(({ tag }) => tag);
      return told.length > 0 && body.tags?.every((tag) => told.includes(tag));
    });
    expect(whole.length).toBeGreaterThan(0);
    for (const { body } of whole) {
      const host = hostOf(GCR, 0);
      host.fault = () => json(body);
      const { listing } = await visit(host, newListing('a/b', 'gcr.io'));
      expect([listing.table.names.length, isComplete(listing)]).toEqual([body.tags?.length, true]);
      expect(host.asked()).toHaveLength(1);
      for (const [digest, { tag }] of Object.entries(body.manifest ?? {}))
        for (const name of tag) expect(knownOf(listing).get(name)).toBe(digest);
    }
  });
});
