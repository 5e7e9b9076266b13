import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { MESSAGES } from '../../lib/messages/messages.ts';
import { type FakeHub, fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

/** What a page that was taken over may send in place of a name, a tag, a platform or a digest. */
const HOSTILE = [
  ...[
    '..',
    '.',
    '../..',
    'a/../b',
    'a/..',
    'library/nginx/..',
    'a/b/c',
    'library/nginx/tags/latest',
    'nginx',
  ],
  ...[
    '',
    '/',
    '//',
    'a//b',
    '%2e%2e',
    '%2F',
    'a%2fb/c',
    'a/b?x=1',
    'a/b#x',
    'a/b\n',
    '\u202ea/b',
    'ａ/b',
    'A/B',
  ],
  ...['library/nginx ', 'http://evil.test/a', 'a/b@sha256:0', 'a/b:tag', '__proto__', 'constructor', '\0'],
  ...['x'.repeat(300), `a/${'b'.repeat(300)}`, 'sha256:xyz', `sha256:${'0'.repeat(64)}`],
];
const GOOD = {
  repository: 'library/nginx',
  tag: 't0',
  platform: 'linux/amd64',
  digest: `sha256:${'0'.repeat(64)}`,
};
const PATHS =
  /^\/v2\/(namespaces\/[a-z0-9]+\/repositories\/[a-z0-9]+\/tags|repositories\/[a-z0-9]+\/[a-z0-9]+\/tags\/\w[\w.-]*\/images)$/;

let hub: FakeHub;
let worker: Worker;

beforeEach(async () => {
  hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(3) }));
  worker = await startWorker();
});

const forPages = Object.entries(MESSAGES).flatMap(([name, { sender }]) => (sender === 'page' ? [name] : []));
const text = fc.oneof(fc.constantFrom(...HOSTILE, ...Object.values(GOOD)), fc.string({ maxLength: 20 }));
const nearly = fc.record(
  {
    repository: text,
    tag: text,
    platform: text,
    digest: text,
    tags: fc.array(text, { maxLength: 4 }),
    freshSince: fc.constantFrom(0, 1e300, -1),
    filter: text,
    format: fc.constantFrom('json', 'csv', '..'),
    mode: fc.constantFrom('all', 'paused', 'x'),
    noise: fc.boolean(),
    from: fc.constantFrom(0, -1, 1e9),
    count: fc.constantFrom(0, 200, 201),
    account: text,
    token: text,
  },
  { requiredKeys: ['repository', 'tags', 'freshSince'] },
);

test('whatever a page sends, only the paths of tags of two-part names are requested', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...forPages), nearly, async (name, request) => {
      const reply = await worker.tell({ tagkin: name, request }, 'page');
      expect(reply === null || reply.ok || reply.error.kind !== 'internal').toBe(true);
    }),
    { numRuns: 400 },
  );
  const odd = hub.asked.filter(({ host, pathname }) => host === 'hub.docker.com' && !PATHS.test(pathname));
  expect(odd.map(String)).toEqual([]);
});

test.each(HOSTILE.filter((name) => !/^sha256:0{64}$/.test(name)))(
  '%j is no repository of Docker Hub',
  async (repository) => {
    const visit = { repository, freshSince: 0, tags: [] };
    for (const [tagkin, request] of Object.entries({
      'listing.advance': visit,
      'listing.look': visit,
      'listing.crawl-mode': { repository, mode: 'all' },
      'config.derived': { ...GOOD, repository },
    }))
      expect(await worker.tell({ tagkin, request }, 'page')).toEqual({
        ok: false,
        error: { kind: 'malformed' },
      });
    expect(hub.asked).toEqual([]);
  },
);

test.each(['..', 'a/b', 'x'.repeat(129), '\u202e', '%2e', '-x', ''])('%j is no tag', async (tag) => {
  expect(await worker.tell({ tagkin: 'config.derived', request: { ...GOOD, tag } }, 'page')).toMatchObject({
    ok: false,
  });
  const visit = { repository: GOOD.repository, freshSince: 0, tags: [tag, 't0'] };
  expect(await worker.tell({ tagkin: 'listing.look', request: visit }, 'page')).toMatchObject({
    ok: true,
    answer: {
      tags: expect.arrayContaining([
        expect.objectContaining({ tag, known: false }),
        expect.objectContaining({ tag: 't0' }),
      ]),
    },
  });
});

test.each(['', '..', 'linux/../x', '\u202elinux/amd64', 'a/b/c/d', 'linux/amd64@<b>'])(
  '%j is no platform to choose',
  async (platform) => {
    expect(await worker.tell({ tagkin: 'platform.choose', request: { platform } }, 'page')).toMatchObject({
      ok: false,
    });
  },
);

test('three-part names are for other registries, and for our own pages alone', async () => {
  const visit = { registry: 'registry.gitlab.com', repository: 'a/b/c', freshSince: 0, tags: [] };
  expect(worker.tell({ tagkin: 'listing.look', request: visit }, 'page')).toBeNull();
  expect(await worker.tell({ tagkin: 'listing.look', request: visit }, 'extension')).toMatchObject({
    ok: true,
  });
});
