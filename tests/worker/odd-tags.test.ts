import { afterEach, expect, test, vi } from 'vitest';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker } from './worker.ts';

afterEach(() => void vi.unstubAllGlobals());

test.each([
  ['a name of 300 characters', ['x'.repeat(300)]],
  ['no names', [null, 7, {}, '']],
  ['a thousand names', Array.from({ length: 1000 }, (_, at) => `s${at}`)],
])('a page with %s among its tags gets those of the others', async (_, odd) => {
  newWorld(fakeHub({ 'library/nginx': tagsNamed(8) }));
  const worker = await startWorker();
  const request = { repository: 'library/nginx', freshSince: 1, tags: ['t0', ...odd, 't4'].slice(0, 501) };
  const reply = await worker.tell({ tagkin: 'listing.advance', request });
  if (!reply?.ok) throw new Error(reply?.error.kind);
  const { tags } = reply.answer as { tags: { tag: string; sameIndex: string[] }[] };
  expect(tags.find(({ tag }) => tag === 't0')?.sameIndex).toEqual(['t1']);
  expect(tags.length).toBeLessThanOrEqual(500);
});
