import { browser } from '../browser.ts';
import { CHANGED_KEY } from '../settings/changed-key.ts';

/** Calls `tell` whenever settings have changed (`notifySettingsChanged`), until `signal` aborts. */
export function onSettingsChanged(tell: () => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, unknown>) => {
    if (CHANGED_KEY in changes) tell();
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
}
