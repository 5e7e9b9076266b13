import { browser } from '../browser.ts';

/**
 * How open pages learn that settings have changed: a number in the one storage whose changes a content script hears of. It
 * says nothing; what has changed is asked of the worker. Anybody may ring, and gains nothing by it.
 */
const KEY = 'changed';

/**
 * Never throws. Where that storage is broken (in Firefox together with the database, measured, ESR 153), only pages of the
 * extension hear of it, by the storage that is in memory; a page of Docker Hub follows when it is loaded anew.
 */
export async function tellChange(): Promise<void> {
  const change = { [KEY]: Date.now() + Math.random() };
  await browser.storage.local.set(change).catch(() => browser.storage.session.set(change));
}

export function onChange(tell: () => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, unknown>) => {
    if (KEY in changes) tell();
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
}
