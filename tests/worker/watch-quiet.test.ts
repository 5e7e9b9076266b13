import { describe, expect, test, vi } from 'vitest';
import { LATEST, later, look, NOW, tagWith, wake, watchAll, worldOfEachTest } from './watch-world.ts';

const world = worldOfEachTest();

describe('nothing is asked', () => {
  const asked = async (hasRung = true) => {
    const before = world.hub.asked.length;
    await wake(hasRung);
    return world.hub.asked.length - before;
  };

  test('where nothing is watched; and no alarm is set', async () => {
    expect(await asked()).toBe(0);
    await watchAll(world.worker, [LATEST]);
    expect(world.shown.alarm).toBeGreaterThan(NOW);
    await world.worker.ask('watch.set', { images: [LATEST], on: false });
    later(24);
    expect([await asked(), world.shown.alarm, (await look(world)).length]).toEqual([0, null, 0]);
  });

  test('where nothing is wanted in the background; “Check now” still works, without a count on the icon', async () => {
    await watchAll(world.worker, [LATEST]);
    await world.worker.ask('setting.switch', { id: 'nothingInBackground', on: true });
    world.push(tagWith('latest', 5, 51));
    later(24);
    expect([await asked(), await asked(false), world.shown.alarm]).toEqual([0, 0, null]);
    const { tags } = await world.worker.ask('watch.advance', { since: Date.now() });
    expect(tags).toMatchObject([{ state: 'moved' }]);
    expect(world.shown.badge).toBe('');
  });

  test('while the browser is offline; it is tried again later', async () => {
    await watchAll(world.worker, [LATEST]);
    later(14);
    vi.stubGlobal('navigator', { onLine: false });
    expect([await asked(), await asked(false)]).toEqual([0, 0]);
    expect(world.shown.alarm).toBe(Date.now() + 30 * 60_000);
    vi.stubGlobal('navigator', { onLine: true });
    expect(await asked(false)).toBe(1);
  });

  test('by an alarm within an hour of the last round', async () => {
    await watchAll(world.worker, [LATEST]);
    expect([await asked(), await asked()]).toEqual([1, 0]);
    later(1);
    expect(await asked()).toBe(1);
  });

  test('by a worker that starts before a round is due', async () => {
    await watchAll(world.worker, [LATEST]);
    later(10);
    expect(await asked(false)).toBe(0);
    later(4);
    expect(await asked(false)).toBe(1);
  });
});
