import { browser } from './browser.ts';

/**
 * How open pages learn that settings have changed: a number in the one storage whose changes a content script hears of. It
 * says nothing; what has changed is asked of the worker. Anybody may ring, and gains nothing by it.
 */
const KEY = 'changed';

export const tellChange = (): Promise<void> =>
  browser.storage.local.set({ [KEY]: Date.now() + Math.random() });

export function onChange(tell: () => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && KEY in changes) tell();
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
}
