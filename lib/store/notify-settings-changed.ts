import { browser } from '../browser.ts';
import { CHANGED_KEY } from '../settings/changed-key.ts';

/**
 * Tells open pages that settings have changed, by a number in the one storage whose changes a content script hears of. Pages
 * ask the worker what has changed. A web page that forges the event makes its own content script ask once more.
 *
 * Never throws. Where that storage is broken (in Firefox together with the database, measured, ESR 153), only the extension's
 * own pages hear of it, by the storage in memory; a page of Docker Hub follows when it is reloaded.
 */
export async function notifySettingsChanged(): Promise<void> {
  const change = { [CHANGED_KEY]: Date.now() + Math.random() };
  await browser.storage.local.set(change).catch(() => browser.storage.session.set(change));
}
