import { send } from '../../lib/messages/send.ts';
import type { Parts } from '../hub-parts/parts.ts';

declare global {
  /** Set by the script of the parts, in the world that it shares with this one; no page sees it. */
  var tagkinParts: Parts | undefined;
}

let loading: Promise<Parts> | null = null;

/**
 * Loads what a reader needs only after a click, once a document. Errors: those of `send`, and `internal` if the browser did not
 * run the script. The next call tries again.
 */
export function loadParts(): Promise<Parts> {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Parts> {
  if (!globalThis.tagkinParts) await send('parts.load', {});
  if (!globalThis.tagkinParts) throw new Error('parts are missing');
  return globalThis.tagkinParts;
}
