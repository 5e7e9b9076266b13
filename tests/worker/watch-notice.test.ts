import { beforeEach, describe, expect, test, vi } from 'vitest';
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

test('what happened before and happens again is told again', async () => {
  await switchOn();
  await watchAll(world.worker, [LATEST]);
  const nginx = world.hub.box.repositories.get('library/nginx');
  const look = async () => {
    later(24);
    await wake();
    return notices.splice(0).length;
  };
  const there = tagWith('latest', 1, 1);
  const told: number[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    if (nginx) deleteTag(nginx, 'latest');
    told.push(await look());
    world.push(there);
    told.push(await look());
  }
  for (let turn = 0; turn < 2; turn += 1) {
    world.push(tagWith('latest', 5, 50));
    told.push(await look());
    world.push(there);
    told.push(await look());
  }
  expect(told).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
});

test('a rebuilt version is named as that, a long version is not cut', async () => {
  await switchOn();
  const long = '2026.11.28.1234567890';
  world.push(tagWith('latest', 7, 70), tagWith(long, 7, 70));
  await watchAll(world.worker, [LATEST, STABLE]);
  world.push(tagWith('latest', 8, 80), tagWith('2026.11.29.1234567890', 8, 80));
  world.push(tagWith('stable', 9, 90), tagWith('1.30.2', 9, 90));
  later(12);
  await wake();
  const [first] = notices;
  expect(first?.message).toContain(`nginx:latest: ${long} → 2026.11.29.1234567890`);
  expect(first?.message).not.toContain('1.30.2 → 1.30.2');
  expect(first?.message).toContain('nginx:stable: ');
});

describe('a click on it', () => {
  type Window = { id: number; incognito: boolean; focused: boolean };
  /** A browser with these windows, whose notifications the reader allows at first or later. */
  async function browserWith(windows: Window[], allowed = true) {
    const { browser } = await import('../../lib/browser.ts');
    const listeners = new Set<(id: string) => void>();
    const api = {
      ...browser.notifications,
      clear: vi.fn(async () => true),
      onClicked: { addListener: (listener: (id: string) => void) => void listeners.add(listener) },
    };
    const opened: object[] = [];
    const note = (what: string) => async (at: object) => void opened.push({ [what]: at });
    Object.assign(browser, {
      notifications: allowed ? api : undefined,
      windows: { getAll: async () => windows, create: note('window'), update: async () => ({}) },
    });
    vi.spyOn(browser.tabs, 'create').mockImplementation(note('tab') as never);
    const { followNotices } = await import('../../lib/worker/watch-notice.ts');
    return {
      opened,
      allow: () => Object.assign(browser, { notifications: api }),
      followNotices,
      click: async (id: string) => {
        for (const listener of listeners) listener(id);
        await new Promise((next) => setTimeout(next, 5));
      },
      listeners,
    };
  }
  const url = 'chrome-extension://tagkin/popup.html';
  const window = (id: number, incognito: boolean, focused = false): Window => ({ id, incognito, focused });

  test('opens the list in an ordinary window, a new one where there is none, and takes it away', async () => {
    const cases = [
      { windows: [window(1, false), window(2, true, true)], opens: { tab: { windowId: 1, url } } },
      { windows: [window(1, false), window(3, false, true)], opens: { tab: { windowId: 3, url } } },
      { windows: [window(2, true, true)], opens: { window: { url } } },
      { windows: [], opens: { window: { url } } },
    ];
    for (const { windows, opens } of cases) {
      const { followNotices, click, opened } = await browserWith(windows);
      followNotices();
      await click('another');
      await click('watch');
      expect(opened).toEqual([opens]);
      vi.resetModules();
    }
  });

  test('is heard by the worker in which notifications were allowed, once', async () => {
    const { followNotices, allow, click, opened, listeners } = await browserWith([window(1, false)], false);
    followNotices();
    expect(listeners.size).toBe(0);
    allow();
    followNotices(); // a permission was given
    followNotices(); // and another
    await click('watch');
    expect(opened).toHaveLength(1);
  });

  test('is heard where the browser had the permission before it had the API', async () => {
    const { followNotices, allow, click, opened } = await browserWith([window(1, false)], false);
    followNotices(); // a permission was given
    allow();
    await switchOn();
    await watchAll(world.worker, [LATEST]);
    await move(5);
    await click('watch');
    expect(opened).toHaveLength(1);
  });

  test('a permission that was taken back switches them off', async () => {
    await switchOn();
    const { noticesLost } = await import('../../lib/worker/watch-notice.ts');
    const isOn = async () => (await world.worker.ask('settings.look', {})).watchNotifies;
    await noticesLost({ permissions: ['other'] });
    expect(await isOn()).toBe(true);
    await noticesLost({ permissions: ['notifications'] });
    expect(await isOn()).toBe(false);
  });
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
