import { expect, test, vi } from 'vitest';
import { deleteTag } from '../hub-in-a-box/change.ts';
import { LATEST, later, look, shownNow, tagWith, wake, watchAll, worldOfEachTest } from './watch-world.ts';

const world = worldOfEachTest();

test('what a round found after a page was drawn is not marked as seen by that page', async () => {
  await watchAll(world.worker, [LATEST]);
  world.push(tagWith('1.31.4', 5, 50), tagWith('latest', 5, 50));
  later(12);
  await wake();
  const drawn = await shownNow(world);
  world.push(tagWith('1.31.5', 6, 60), tagWith('latest', 6, 60));
  later(12);
  await wake();
  const { tags } = await world.worker.ask('watch.seen', { shown: drawn });
  expect(tags).toMatchObject([
    { state: 'moved', from: { version: { version: '1.31.3' } }, to: { version: { version: '1.31.5' } } },
  ]);
  expect(world.shown.badge).toBe('1');
  const nginx = world.hub.box.repositories.get('library/nginx');
  if (nginx) deleteTag(nginx, 'latest');
  const beforeGone = await shownNow(world);
  later(24);
  await wake();
  await world.worker.ask('watch.seen', { shown: beforeGone });
  expect(await look(world)).toMatchObject([{ state: 'missing', isNews: true }]);
});

test('at most 200, and the 201st is refused', async () => {
  const images = Array.from({ length: 201 }, (_, at) => `docker.io/library/nginx:t${at}`);
  const { tags, refused } = await world.worker.ask('watch.set', { images, on: true });
  expect([tags.length, refused]).toEqual([200, 1]);

  // From a page of Docker Hub, which cannot say so, the popup opens.
  const { browser } = await import('../../lib/browser.ts');
  const open = vi.spyOn(browser.tabs, 'create');
  const set = (tag: string, on: boolean) => {
    const request = { repository: 'library/nginx', tag, on };
    return world.worker.tell({ tagkin: 'watch.set-here', request }, 'page');
  };
  expect(await set('t200', true)).toMatchObject({ ok: true, answer: false });
  expect(open.mock.calls).toEqual([
    [{ url: 'chrome-extension://tagkin/popup.html?image=nginx%3At200&from=page' }],
  ]);
  expect(await set('t7', false)).toMatchObject({ ok: true, answer: false });
  expect(await set('t200', true)).toMatchObject({ ok: true, answer: true });
  expect(open).toHaveBeenCalledTimes(1);
});
