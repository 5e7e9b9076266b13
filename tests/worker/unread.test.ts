import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { json } from '../registry/quirks.ts';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newNetwork } from './network.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

const ODD = [{ name: null }, 7, { name: 'a tag with spaces' }];

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => void vi.unstubAllGlobals());

async function whole(worker: Worker, named: { registry?: string; repository: string }): Promise<Progress> {
  const visit = { ...named, freshSince: Date.now(), tags: [] };
  let { progress } = await worker.ask('listing.advance', visit);
  for (let step = 0; step < 20 && !progress.done; step++)
    ({ progress } = await worker.ask('listing.advance', visit));
  return progress;
}
const groupsOf = (worker: Worker, named: { registry?: string; repository: string }) =>
  worker.ask('listing.groups', { ...named, filter: '', noise: false, from: 0, count: 9 });

/** A Hub whose pages have odd entries among their tags. */
function oddHub(tags: number, oddPages: number[]) {
  const hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(tags) }));
  const { fetch } = hub;
  const odd: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const page = Number(new URL(String(input)).searchParams.get('page'));
    if (!oddPages.includes(page)) return answer;
    const body = await answer.json();
    return json({ ...body, count: body.count, results: [...body.results, ...ODD] });
  };
  vi.stubGlobal('fetch', odd);
}

const NGINX = { repository: 'library/nginx' };

test('entries of Docker Hub’s pages that make no sense are counted, and none where all do', async () => {
  oddHub(250, [1, 3]);
  const worker = await startWorker();
  expect((await whole(worker, NGINX)).unread).toBe(2 * ODD.length);
  expect((await groupsOf(worker, NGINX)).unread).toBe(2 * ODD.length);
  newWorld(fakeHub({ 'library/nginx': tagsNamed(250) }));
  expect((await whole(await startWorker(), NGINX)).unread).toBeUndefined();
});

test('so are those of a registry’s list', async () => {
  const network = newNetwork();
  const registry = new FakeRegistry({ host: 'r.test' });
  await registry.image('v1');
  network.registries.set('r.test', registry);
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    if (!String(input).includes('/tags/list')) return network.fetch(input, init);
    const answer = await network.fetch(input, init);
    if (!answer.ok) return answer;
    return json({ name: 'team/app', tags: [...(await answer.json()).tags, null, 7] });
  });
  const worker = await startWorker();
  const named = { registry: 'r.test', repository: 'team/app' };
  expect(await whole(worker, named)).toMatchObject({ unread: 2, known: 1, complete: false });
  expect((await groupsOf(worker, named)).unread).toBe(2);
});

test('a known tag whose entry makes no sense any more stays known when everything is read again', async () => {
  const tags = tagsNamed(250);
  newWorld(fakeHub({ 'library/nginx': tags }));
  const worker = await startWorker();
  expect((await whole(worker, NGINX)).known).toBe(250);
  // One tag was deleted, so that all pages are read again, and the entry of another has lost its name.
  const hub = fakeHub({ 'library/nginx': tags.filter(({ name }) => name !== 't240') });
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    const answer = await hub.fetch(input, init);
    const text = await answer.text();
    return new Response(text.replace('"name":"t150"', '"name":null'), answer);
  });
  const asked = { ...NGINX, freshSince: Date.now() + 1, tags: ['t150', 't0'] };
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (let step = 0; step < 20; step++) {
    const { progress } = await worker.ask('listing.advance', asked);
    if (progress.done) break;
  }
  const { progress, tags: shown } = await worker.ask('listing.look', asked);
  expect(progress).toMatchObject({ done: true, unread: 1 });
  expect(shown.map(({ tag, known }) => [tag, known])).toEqual([
    ['t150', true],
    ['t0', true],
  ]);
});
