import { browser } from '../../lib/browser.ts';

const saysSo = (): boolean => new URLSearchParams(location.search).has('private');

/**
 * Whether this is a private window's popup; or a tab in an ordinary window, opened for a private one, which its address says. The
 * window is asked, because to Chromium no page of an extension is private (`inIncognitoContext` is false even in the popup of a
 * private window, measured, 156; in Firefox ESR 153 it is true).
 */
export async function isPrivate(): Promise<boolean> {
  if (saysSo()) return true;
  try {
    return (await browser.windows.getCurrent()).incognito;
  } catch {
    return browser.extension.inIncognitoContext ?? false;
  }
}

/** The address of a popup that looks an image up; for a private window, if this one is. */
export const addressOf = (image: string): string =>
  `?${new URLSearchParams({ ...(saysSo() && { private: '' }), image })}`;
