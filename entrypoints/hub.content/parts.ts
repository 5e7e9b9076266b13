import { browser } from '../../lib/browser.ts';
import type { Parts } from '../hub-parts/parts.ts';

declare global {
  /** Set by the script of the parts, in the world that it shares with this one; no page sees it. */
  var tagkinParts: Parts | undefined;
}

let tries = 0;
let loading: Promise<Parts> | null = null;

/**
 * Loads what a reader needs only after a click, once a document. Errors: the browser's own where the script is missing or the
 * extension has been replaced. The next call tries again.
 */
export function loadParts(): Promise<Parts> {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Parts> {
  // A URL of its own for each try: a browser remembers an import that failed.
  if (!globalThis.tagkinParts)
    await import(/* @vite-ignore */ browser.runtime.getURL(`hub-parts.js?${tries++}`));
  if (!globalThis.tagkinParts) throw new Error('parts are missing');
  return globalThis.tagkinParts;
}
