import { browser } from '../browser.ts';
import { CHANGED_KEY } from '../settings/changed-key.ts';

/** Calls `listener` whenever settings change (`notifySettingsChanged`), until `signal` aborts. */
export function onSettingsChanged(listener: () => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, unknown>) => {
    if (CHANGED_KEY in changes) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged));
}
