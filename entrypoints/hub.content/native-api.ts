/**
 * Stands in for webextension-polyfill in content scripts, which saves about 3 kB gzip in every page of Docker Hub (wxt.config.ts).
 * What they call returns promises by itself: `browser` in Firefox, `chrome` of manifest version 3 in Chrome 120 and later.
 */
const { browser, chrome } = globalThis as { browser?: unknown; chrome?: unknown };

export default browser ?? chrome;
