import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MESSAGES } from '../../lib/messages/messages.ts';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

let worker: Worker;
const hub = fakeHub({ 'library/nginx': tagsNamed(3) });
beforeEach(async () => {
  newWorld(hub);
  hub.asked.splice(0);
  worker = await startWorker();
});
afterEach(() => void vi.unstubAllGlobals());

const listing = { repository: 'library/nginx', freshSince: 1, tags: ['t0'] };
const MALFORMED = { ok: false, error: { kind: 'malformed' } };

describe('messages that are not ours are left to other listeners', () => {
  test.each([
    undefined,
    null,
    7,
    'listing.advance',
    [],
    {},
    { tagkin: 'nothing.known', request: {} },
    { tagkin: 'toString', request: {} },
    { tagkin: '__proto__', request: {} },
    { tagkin: null, request: listing },
    { tagkin: ['listing.advance'], request: listing },
    { name: 'listing.advance', request: listing },
  ])('%j', (message) => {
    expect(worker.tell(message)).toBeNull();
    expect(worker.tell(message, 'extension')).toBeNull();
  });
});

test.each([[[7, 'latest']], [[...Array(500).fill('t'), 'latest']], [['x'.repeat(257), 'latest']]])(
  'an odd name among the tags of a page, or too many of them, take no other with them (%#)',
  async (tags) => {
    const reply = await worker.tell(
      { tagkin: 'listing.advance', request: { ...listing, tags } },
      'extension',
    );
    expect(reply).toMatchObject({ ok: true });
  },
);

describe('requests of the wrong shape do nothing', () => {
  test.each([
    ['listing.advance', {}],
    ['listing.advance', { ...listing, repository: 'nginx/../../etc' }],
    ['listing.advance', { ...listing, repository: 'Library/Nginx' }],
    ['listing.advance', { ...listing, repository: `a/${'b'.repeat(300)}` }],
    ['listing.advance', { ...listing, repository: 7 }],
    ['listing.advance', { ...listing, freshSince: 'now' }],
    ['listing.advance', { ...listing, freshSince: Number.NaN }],
    ['listing.advance', { ...listing, freshSince: Number.POSITIVE_INFINITY }],
    ['listing.advance', { ...listing, tags: 'latest' }],
    ['listing.look', { repository: 'library/nginx' }],
    ['listing.groups', {}],
    ['platform.choose', { platform: 'x'.repeat(101) }],
    ['platform.choose', { platform: null }],
    ['image.inspect', { image: 'x'.repeat(2000), until: 'config' }],
    ['config.exact', { repository: 'library/nginx', digest: 'sha256:../..', platform: 'linux/amd64' }],
  ])('%s %j', async (name, request) => {
    expect(await worker.tell({ tagkin: name, request }, 'extension')).toEqual(MALFORMED);
    expect(hub.asked).toHaveLength(0);
  });

  test('any message has an answer or none, and never throws', async () => {
    const names = fc.constantFrom(
      ...Object.keys(MESSAGES).filter((name) => !/^(image|config|hub)/.test(name)),
    );
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.jsonValue(),
        fc.constantFrom('page', 'extension'),
        async (tagkin, request, sender) => {
          const reply = await worker.tell({ tagkin, request }, sender as 'page');
          expect(reply === null || typeof reply.ok === 'boolean').toBe(true);
        },
      ),
    );
    expect(hub.asked).toHaveLength(0);
  });
});

describe('who may send what', () => {
  const forPages = Object.entries(MESSAGES).flatMap(([name, { sender }]) =>
    sender === 'page' ? [name] : [],
  );
  const forOurs = Object.entries(MESSAGES).flatMap(([name, { sender }]) =>
    sender === 'extension' ? [name] : [],
  );

  test('a page may read only what Docker Hub shows it, and choose a platform', () => {
    expect(forPages.sort()).toEqual([
      'compare.open',
      'config.derived',
      'dock.put',
      'features.look',
      'host.resume',
      'images.first',
      'listing.advance',
      'listing.crawl-mode',
      'listing.export',
      'listing.groups',
      'listing.look',
      'menu.about',
      'platform.choose',
      'popup.open',
      'session.offer',
      'watch.set-here',
    ]);
  });

  test.each(forOurs)('%s is not for pages', (name) => {
    expect(worker.tell({ tagkin: name, request: {} }, 'page')).toBeNull();
  });

  test('a page gets nothing of other registries', async () => {
    const request = { ...listing, registry: 'ghcr.io' };
    expect(worker.tell({ tagkin: 'listing.look', request }, 'page')).toBeNull();
    expect(worker.tell({ tagkin: 'listing.groups', request }, 'page')).toBeNull();
    const own = { ...listing, registry: 'docker.io' };
    expect(await worker.tell({ tagkin: 'listing.look', request: own }, 'page')).toMatchObject({ ok: true });
  });
});

describe('a defect in a handler', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('is answered as internal, with where it was thrown and without its message, and is logged once', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { browser } = await import('../../lib/browser.ts');
    const error = new TypeError('cannot read library/secret');
    error.stack = `TypeError: ${error.message}\n    at arrange (chrome-extension://abc/background.js:1:23)`;
    vi.spyOn(browser.contextMenus, 'removeAll').mockRejectedValue(error);
    const request = { id: 'menus', on: false };
    const defect = { name: 'TypeError', frames: ['arrange background.js:1:23'] };
    for (let at = 0; at < 3; at++)
      expect(await worker.tell({ tagkin: 'feature.set', request }, 'extension')).toEqual({
        ok: false,
        error: { kind: 'internal', defect },
      });
    expect(log).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(log.mock.calls)).not.toContain('secret');
  });

  test('in a step of a listing reaches every tab that waits for it, and the next step is another one', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { browser } = await import('../../lib/browser.ts');
    const get = vi.spyOn(browser.storage.session, 'get').mockImplementation(() => {
      throw new RangeError('a defect');
    });
    const ask = () => worker.tell({ tagkin: 'listing.advance', request: listing });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map((answer) => answer?.ok === false && answer.error.kind)).toEqual([
      'internal',
      'internal',
    ]);
    get.mockRestore();
    expect(await ask()).toMatchObject({ ok: true, answer: { progress: { failure: null } } });
  });

  test('in checking credentials is no refusal', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { browser } = await import('../../lib/browser.ts');
    vi.spyOn(browser.permissions, 'contains').mockRejectedValue(new TypeError('a defect'));
    const request = { registry: 'r.test', account: 'a', secret: 's', keep: 'session', check: true };
    expect(await worker.tell({ tagkin: 'account.save', request }, 'extension')).toMatchObject({
      ok: false,
      error: { kind: 'internal' },
    });
    expect(await worker.ask('account.list', {})).toEqual([]);
  });
});
