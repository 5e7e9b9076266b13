import type { Comparison } from '../../components/compare-link.tsx';
import { browser } from '../../lib/browser.ts';
import { unlessDefect } from '../../lib/failure.ts';
import { send } from '../../lib/messages/send.ts';

const isMarkedPrivate = (): boolean => new URLSearchParams(location.search).has('private');

/**
 * Whether this is a private window's popup, or a tab in an ordinary window that was opened for a private one (`?private`). Reads
 * the window, because `inIncognitoContext` is false on every extension page in Chromium, even in the popup of a private window
 * (measured, 156; in Firefox ESR 153 it is true).
 */
export async function isIncognito(): Promise<boolean> {
  if (isMarkedPrivate()) return true;
  try {
    return (await browser.windows.getCurrent()).incognito;
  } catch {
    // Rejected if the page is in no window, such as a background tab being restored.
    return browser.extension.inIncognitoContext ?? false;
  }
}

/**
 * Where two images are compared, the older one first. From a private window the click stores both, one a line.
 */
export const comparisonOf = (image: string, compare: string, leavesNoTrace: boolean): Comparison =>
  leavesNoTrace
    ? {
        href: 'inspect.html?private',
        onClick: () =>
          void send('pending.put', { text: `${image}\n${compare}` }).catch(unlessDefect(undefined)),
      }
    : { href: `inspect.html?${new URLSearchParams({ image, compare })}` };

/**
 * The address of a popup that looks up an image. From a private window it does not contain the image: it opens in an ordinary
 * window, whose history would record it. The click that opens it stores the image instead (`pending.put`).
 */
export const addressOf = (image: string, leavesNoTrace: boolean): string =>
  leavesNoTrace ? '?private' : `?${new URLSearchParams({ image })}`;
