import { browser } from '../browser.ts';
import { CHANGED_KEY } from '../settings/changed-key.ts';

/**
 * Calls `listener` whenever settings change (`notifySettingsChanged`), until `signal` aborts.
 *
 * @param key `ACCESS_KEY`: whenever what decides on access does instead (`notifyAccessChanged`); `CRAWL_MODE_KEY`: whenever the crawl mode
 *   of a repository does (`notifyCrawlMode`)
 */
export function onSettingsChanged(listener: () => void, signal: AbortSignal, key = CHANGED_KEY): void {
  const onChanged = (changes: Record<string, unknown>) => {
    if (key in changes) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged));
}
