import { browser } from '../../lib/browser.ts';

const saysSo = (): boolean => new URLSearchParams(location.search).has('private');

/**
 * Whether this is a private window's popup; or a tab in an ordinary window, opened for a private one, which its address says. The
 * window is asked, because to Chromium no page of an extension is private (`inIncognitoContext` is false even in the popup of a
 * private window, measured, 156; in Firefox ESR 153 it is true).
 */
export async function isIncognito(): Promise<boolean> {
  if (saysSo()) return true;
  try {
    return (await browser.windows.getCurrent()).incognito;
  } catch {
    // Rejected where the page is in no window, as in a background tab being restored.
    return browser.extension.inIncognitoContext ?? false;
  }
}

/**
 * The address of a popup that looks an image up. A private window's does not tell which: it is opened in an ordinary one, whose
 * history keeps it. What it is to show is written down in the click that opens it.
 */
export const addressOf = (image: string, leavesNoTrace: boolean): string =>
  leavesNoTrace ? '?private' : `?${new URLSearchParams({ image })}`;
