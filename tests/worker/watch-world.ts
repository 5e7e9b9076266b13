import { afterEach, beforeEach, vi } from 'vitest';
import { digestOf } from '../aliases/truth.ts';
import { platform, repositoryOf } from '../hub-in-a-box/build.ts';
import { pushTag } from '../hub-in-a-box/change.ts';
import type { BoxTag } from '../hub-in-a-box/model.ts';
import { pushedText } from '../hub-in-a-box/time-text.ts';
import { type FakeHub, fakeHub } from './fake-hub.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

export const NOW = Date.parse('2026-11-28T12:00:00Z');
export const HOUR = 3_600_000;
export const LATEST = 'docker.io/library/nginx:latest';

/** A tag of two platforms: its index and its images by numbers. */
export const tagWith = (name: string, index: number, amd64: number, arm64 = amd64 + 1): BoxTag => ({
  ...{ name, digest: digestOf(index), mediaType: 'application/vnd.oci.image.index.v1+json' },
  ...{ contentType: 'image', status: 'active', pusher: 'ci', fullSize: 1 },
  images: [
    { ...platform('linux/amd64'), digest: digestOf(1_000_000 + amd64), size: 1 },
    { ...platform('linux/arm64'), digest: digestOf(1_000_000 + arm64), size: 1 },
  ],
  pushedAt: pushedText(NOW - 30 * 24 * HOUR, 1),
});

/** `nginx`, with `latest` = 1.31.3 and `stable` = 1.30.2. */
const nginx = (): BoxTag[] => [
  tagWith('latest', 1, 1),
  tagWith('1.31.3', 1, 1),
  tagWith('stable', 2, 11),
  tagWith('1.30.2', 2, 11),
];

export interface WatchWorld {
  hub: FakeHub;
  worker: Worker;
  /** What the icon shows, and when the alarm rings; null: it is not set. */
  shown: { badge: string; alarm: number | null };
  /** Moves tags of `library/nginx`. */
  push(...tags: BoxTag[]): void;
}

/** The browser of the worker that runs now. */
export async function observeBrowser(shown: WatchWorld['shown']): Promise<void> {
  const { browser } = await import('../../lib/browser.ts');
  vi.spyOn(browser.action, 'setBadgeText').mockImplementation(async ({ text }) => {
    shown.badge = text ?? '';
  });
  vi.spyOn(browser.alarms, 'create').mockImplementation((async (_: string, { when }: { when: number }) => {
    shown.alarm = when;
  }) as typeof browser.alarms.create);
  vi.spyOn(browser.alarms, 'clear').mockImplementation(async () => {
    shown.alarm = null;
    return true;
  });
}

export async function watchWorld(repositories: Record<string, BoxTag[]> = {}): Promise<WatchWorld> {
  const hub = newWorld(fakeHub({ 'library/nginx': nginx(), ...repositories }));
  const worker = await startWorker();
  const shown = { badge: '', alarm: null };
  await observeBrowser(shown);
  return {
    ...{ hub, worker, shown },
    push(...tags) {
      const repository = hub.box.repositories.get('library/nginx') ?? repositoryOf('library/nginx', []);
      for (const tag of tags) pushTag(repository, tag);
    },
  };
}

/** A clock that stands at `NOW` for each test of a file; what was mocked ends with the test. */
export function withClock(): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
}

/** A world of its own for each test of a file, with that clock. */
export function worldOfEachTest(): WatchWorld {
  const world = {} as WatchWorld;
  withClock();
  beforeEach(async () => void Object.assign(world, await watchWorld()));
  return world;
}

/** The watched tags as pages show them. */
export const look = async ({ worker }: WatchWorld) => (await worker.ask('watch.look', {})).tags;

/** What a page shows of them, for `watch.seen`. */
export const shownNow = async (world: WatchWorld) =>
  (await look(world)).map(({ image, to, isMissing }) => ({ image, digest: to?.digest ?? null, isMissing }));

export const later = (hours: number) => void vi.setSystemTime(Date.now() + hours * HOUR);

/** The alarm rings, or the worker starts. */
export async function wake(hasRung = true): Promise<void> {
  const { wakeWatch } = await import('../../lib/worker/watch-alarm.ts');
  await wakeWatch(hasRung);
}

/** Watches these images, and asks what they are. */
export async function watchAll(worker: Worker, images: string[]) {
  await worker.ask('watch.set', { images, on: true });
  return worker.ask('watch.advance', {});
}
