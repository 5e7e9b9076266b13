import { beforeEach, expect, test, vi } from 'vitest';
import { deleteTag } from '../hub-in-a-box/change.ts';
import { HOUR, LATEST, later, tagWith, wake, watchAll, worldOfEachTest } from './watch-world.ts';

const STABLE = 'docker.io/library/nginx:stable';

const world = worldOfEachTest();
let notices: { title: string; message: string }[];
beforeEach(async () => {
  notices = [];
  const { browser } = await import('../../lib/browser.ts');
  vi.spyOn(browser.notifications, 'create').mockImplementation((async (
    _: string,
    shown: { title: string; message: string },
  ) => {
    notices.push(shown);
    return '';
  }) as unknown as typeof browser.notifications.create);
});

/** Both tags move, and a round looks at them. */
async function move(index: number): Promise<void> {
  world.push(tagWith('latest', index, 10 * index), tagWith(`1.31.${index}`, index, 10 * index));
  world.push(
    tagWith('stable', index + 50, 10 * index + 5),
    tagWith(`1.30.${index}`, index + 50, 10 * index + 5),
  );
  later(12);
  await wake();
}

const switchOn = () => world.worker.ask('setting.switch', { id: 'watchNotifies', on: true });

test('none where they are not switched on; the icon counts all the same', async () => {
  await watchAll(world.worker, [LATEST, STABLE]);
  await move(5);
  expect(notices).toEqual([]);
  expect(world.shown.badge).toBe('2');
});

test('one for a round, which names what moved from which version to which, and is not repeated', async () => {
  await switchOn();
  await watchAll(world.worker, [LATEST, STABLE]);
  await move(5);
  expect(notices.map(({ message }) => message.split('\n').toSorted())).toEqual([
    ['nginx:latest: 1.31.3 → 1.31.5', 'nginx:stable: 1.30.2 → 1.30.5'],
  ]);
  later(12);
  await wake();
  expect(notices).toHaveLength(1);
  await move(6);
  expect(notices).toHaveLength(2);
});

test('a tag that was deleted is named as that', async () => {
  await switchOn();
  await watchAll(world.worker, [LATEST]);
  const nginx = world.hub.box.repositories.get('library/nginx');
  if (nginx) deleteTag(nginx, 'latest');
  later(24);
  await wake();
  expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining('nginx:latest')]);
});

test('a system that shows none stops nothing', async () => {
  await switchOn();
  const { browser } = await import('../../lib/browser.ts');
  vi.spyOn(browser.notifications, 'create').mockRejectedValue(new Error('no service'));
  await watchAll(world.worker, [LATEST]);
  await move(5);
  expect(world.shown.badge).toBe('1');
  expect(world.shown.alarm).toBeGreaterThan(Date.now() + HOUR);
});
