import { browser } from '../browser.ts';
import { ACCESS_KEY, CHANGED_KEY, CRAWL_MODE_KEY } from '../settings/changed-key.ts';

/**
 * Notifies open pages that settings have changed, by a number in `storage.local`, the only storage whose changes
 * content scripts observe. Pages then query the worker. A web page that forges the event causes one more query of its
 * own content script.
 *
 * If that storage is broken (in Firefox together with the database, measured, ESR 153), only the extension's own
 * pages are notified, by `storage.session`; a page of Docker Hub follows when it is reloaded.
 */
export const notifySettingsChanged = (): Promise<void> => notify(CHANGED_KEY);

/** The same, where accounts, approvals or schemes have changed: pages read again what they show. */
export const notifyAccessChanged = (): Promise<void> => notify(CHANGED_KEY, ACCESS_KEY);

/** The same of the crawl mode of a repository: listings are looked at again, and nothing else is. */
export const notifyCrawlMode = (): Promise<void> => notify(CRAWL_MODE_KEY);

async function notify(...keys: string[]): Promise<void> {
  const now = Date.now() + Math.random();
  const change = Object.fromEntries(keys.map((key) => [key, now]));
  await browser.storage.local.set(change).catch(() => browser.storage.session.set(change));
}
