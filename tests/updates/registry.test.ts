import { expect, test } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import type { Registry } from '../../lib/registry/client.ts';
import { registryUpdates } from '../../lib/updates/registry.ts';
import { digestOf } from '../aliases/truth.ts';
import { UNUSED_REGISTRY } from '../sources/hub/unused.ts';

const WHERE = { registry: 'quay.io', repository: 'prometheus/prometheus' };
const TAGS = ['v2.53.0', 'v2.55.1', 'v3.8.0', 'v3.9.0-rc.1', 'latest'];

function quay(more: Partial<Registry> = {}) {
  const asked: string[] = [];
  const registry: Registry = {
    ...UNUSED_REGISTRY,
    async head({ tag }) {
      asked.push(`HEAD ${tag}`);
      if (!TAGS.includes(tag)) throw new TagkinError({ kind: 'not-found' });
      return { digest: digestOf(TAGS.indexOf(tag)) as `sha256:${string}` };
    },
    async tags() {
      asked.push('names');
      return { tags: TAGS, digestTags: [], digests: {} };
    },
    ...more,
  };
  return { asked, tools: { registry, signal: new AbortController().signal } };
}

test('a HEAD and a list of names: digest, newest tag, and the version that the name states', async () => {
  const { asked, tools } = quay();
  const { images, requests, isWhole } = await registryUpdates(
    WHERE,
    [{ tag: 'v2.53.0' }],
    'linux/amd64',
    2,
    tools,
  );
  expect(images).toMatchObject([
    {
      current: digestOf(0),
      version: { version: '2.53.0', tag: 'v2.53.0' },
      pushedAt: null,
      newer: { tag: 'v3.8.0', isMajor: true, digest: null },
      withinMajor: { tag: 'v2.55.1' },
      failure: null,
    },
  ]);
  expect([asked, requests, isWhole]).toEqual([['HEAD v2.53.0', 'names'], 2, true]);
});

test('a name that moves has no version unasked', async () => {
  const { tools } = quay();
  const { images } = await registryUpdates(WHERE, [{ tag: 'latest' }], 'linux/amd64', 2, tools);
  expect(images).toMatchObject([
    { version: null, newer: null, newest: ['v3.9.0-rc.1', 'v3.8.0', 'v2.55.1', 'v2.53.0'] },
  ]);
});

test('where the list has digests (Google), aliases give the version', async () => {
  const { tools } = quay({
    tags: async () => ({
      tags: TAGS,
      digestTags: [],
      digests: { 'v3.8.0': digestOf(4) as `sha256:${string}` },
    }),
  });
  const { images } = await registryUpdates(WHERE, [{ tag: 'latest' }], 'linux/amd64', 2, tools);
  expect(images).toMatchObject([{ version: { version: '3.8.0', tag: 'v3.8.0' } }]);
});

test('a list that goes on is said not to be whole', async () => {
  const { tools } = quay({
    tags: async () => ({
      tags: TAGS,
      digestTags: [],
      digests: {},
      next: { query: 'n=1000&last=x', pages: 1 },
    }),
  });
  expect((await registryUpdates(WHERE, [{ tag: 'v2.53.0' }], 'linux/amd64', 2, tools)).isWhole).toBe(false);
});

test('a tag that is not there: said, with the nearest names; others are told all the same', async () => {
  const { tools } = quay();
  const { images } = await registryUpdates(
    WHERE,
    [{ tag: 'v2.5.0' }, { tag: 'v3.8.0' }],
    'linux/amd64',
    4,
    tools,
  );
  expect(images).toMatchObject([
    { failure: { kind: 'not-found' }, nearest: ['v2.53.0', 'v3.8.0', 'v2.55.1'] },
    { failure: null, current: digestOf(2) },
  ]);
});

test.each(['permission-needed', 'unauthorized', 'network'] as const)(
  '%s: no list is asked for',
  async (kind) => {
    const { asked, tools } = quay({ head: () => Promise.reject(new TagkinError({ kind })) });
    const { images } = await registryUpdates(WHERE, [{ tag: 'v3.8.0' }], 'linux/amd64', 2, tools);
    expect(images[0]?.failure?.kind).toBe(kind);
    expect(asked).toEqual([]);
  },
);

test.each([405, 406, 500])(
  'HEAD answered by %d: only a GET can tell, which is left to the reader',
  async (status) => {
    const kind = status === 500 ? 'network' : 'unsupported';
    const { tools } = quay({ head: () => Promise.reject(new TagkinError({ kind, status })) });
    const { images } = await registryUpdates(WHERE, [{ tag: 'v3.8.0' }], 'linux/amd64', 2, tools);
    expect(images[0]).toMatchObject({ current: null, failure: { kind, status, needsGet: true } });
  },
);

test('a tag that is said not to be there is believed', async () => {
  const { tools } = quay({ head: () => Promise.reject(new TagkinError({ kind: 'not-found', status: 404 })) });
  const { images } = await registryUpdates(WHERE, [{ tag: 'v3.8.0' }], 'linux/amd64', 2, tools);
  expect(images[0]?.failure).toEqual({ kind: 'not-found', status: 404 });
});
