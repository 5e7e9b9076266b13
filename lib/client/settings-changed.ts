import { browser } from '../browser.ts';
import { CHANGED_KEY } from '../settings/changed-key.ts';

/** Calls `listener`, with what has changed, whenever settings change (`notifySettingsChanged`), until `signal` aborts. */
export function onSettingsChanged(
  listener: (changes: Record<string, unknown>) => void,
  signal: AbortSignal,
): void {
  const onChanged = (changes: Record<string, unknown>) => {
    if (CHANGED_KEY in changes) listener(changes);
  };
  browser.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged));
}
