import { browser } from '../browser.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hasPending } from './menus.ts';

/** Part of the browser's API that the polyfill's types do not have yet. Missing in Firefox, whose popup outlives the question. */
interface Contexts {
  getContexts?: (filter: { contextTypes: string[] }) => Promise<{ documentUrl?: string }[]>;
}

/**
 * Opens the popup again after a permission was granted, if a look-up waits for it: Chromium closes the popup when it asks, and
 * nothing of the popup's code runs on. Not where a page of ours is open, which follows the grant by itself.
 */
export async function reopenAfterGrant(): Promise<void> {
  const { getContexts } = browser.runtime as Contexts;
  if (!getContexts) return;
  const kinds: WindowKind[] = ['ordinary', 'private'];
  const waiting = await Promise.all(kinds.map(hasPending));
  if (!waiting.includes(true)) return;
  const open = await getContexts({ contextTypes: ['POPUP', 'TAB'] });
  const asking = browser.runtime.getURL('');
  if (
    open.some(({ documentUrl }) => /^(?:popup|inspect)\.html/.test(documentUrl?.slice(asking.length) ?? ''))
  )
    return;
  // No window to show it in: the text waits for the next opening.
  await browser.action.openPopup().catch(() => {});
}
