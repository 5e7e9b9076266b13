import { browser } from '../browser.ts';
import { TagkinError } from '../failure.ts';
import { type AttestedStatement, readStatement } from '../oci/statements/read-statement.ts';

/** Longest text, in characters, that is parsed where the pages run: an SBOM has megabytes. */
const MAX_INLINE = 256 * 1024;

/**
 * Reads a statement, a long one in a thread of its own. In Chrome the background is such a thread already, and cannot start
 * another; in Firefox it shares its thread with our pages.
 */
export async function parseStatement(text: string): Promise<AttestedStatement | null> {
  if (text.length <= MAX_INLINE || typeof Worker === 'undefined') return readStatement(text);
  const worker = new Worker(browser.runtime.getURL('statement-worker.js'));
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<AttestedStatement | null>) => resolve(data);
      worker.onerror = () => reject(new TagkinError({ kind: 'malformed' }));
      worker.postMessage(text);
    });
  } finally {
    worker.terminate();
  }
}
