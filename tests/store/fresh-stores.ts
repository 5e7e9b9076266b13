import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, type Mock, vi } from 'vitest';

/** The stores of a worker that has just started, with the failures of its own modules. */
export async function freshStores() {
  vi.resetModules();
  return {
    ...(await import('../../lib/store/disk.ts')),
    ...(await import('../../lib/store/durable.ts')),
    ...(await import('../../lib/store/kv.ts')),
    ...(await import('../../lib/store/session.ts')),
    ...(await import('../../lib/store/wipe.ts')),
    ...(await import('../../lib/failure.ts')),
    ...(await import('../../lib/browser.ts')),
  };
}

/** An empty disk for each test. `log.current`: what is logged as an error. */
export function diskOfEachTest(): { current: Mock } {
  const log = {} as { current: Mock };
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    log.current = vi.spyOn(console, 'error').mockReturnValue(undefined);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  return log;
}

export const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.fail('nothing was thrown'),
    (error: unknown) => error,
  );
