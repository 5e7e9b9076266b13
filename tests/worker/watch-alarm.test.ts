import { expect, test, vi } from 'vitest';
import { LATEST, later, wake, worldOfEachTest } from './watch-world.ts';

const world = worldOfEachTest();

test('an alarm that rings while a step is in flight begins its round after that', async () => {
  await world.worker.ask('watch.set', { images: [LATEST], on: true });
  const { fetch } = globalThis;
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const asked = vi.fn();
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    asked();
    await held;
    return fetch(...request);
  });
  const first = world.worker.ask('watch.advance', {});
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  later(12);
  const rung = wake();
  answer();
  await Promise.all([first, rung]);
  expect(world.hub.asked).toHaveLength(2);
});
