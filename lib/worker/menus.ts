import { browser, type MenuClick } from '../browser.ts';
import { t } from '../i18n.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';

const HUB_PAGES = [
  'https://hub.docker.com/_/*',
  'https://hub.docker.com/r/*',
  'https://hub.docker.com/layers/*',
];

/** What is wanted in a private window is shown in one, and nowhere else. */
const PENDING: Record<WindowKind, string> = { ordinary: 'pending', private: 'pending-private' };

/** The items of the context menu, unless they are switched off: on a selection, on a link, on a repository's page of Hub. */
export async function arrangeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  if (!(await loadSettings()).features.menus) return;
  const title = t('menuInspect');
  browser.contextMenus.create({ id: 'inspect-selection', title, contexts: ['selection'] });
  browser.contextMenus.create({ id: 'inspect-link', title, contexts: ['link'] });
  browser.contextMenus.create({
    id: 'inspect-page',
    title,
    contexts: ['page'],
    documentUrlPatterns: HUB_PAGES,
  });
}

/** What a click is about, as text for the popup to read: it says so itself where that is no image. */
export function textOfClick({ menuItemId, selectionText, linkUrl, pageUrl }: MenuClick): string {
  if (menuItemId === 'inspect-selection') return selectionText ?? '';
  if (menuItemId === 'inspect-link') return linkUrl ?? '';
  return pageUrl ?? '';
}

/**
 * Opens the popup with what was clicked; where the browser cannot open it, a tab. The popup must be opened in the click itself,
 * so what it is to show is written down meanwhile.
 */
export async function openForClick(click: MenuClick, from: WindowKind): Promise<void> {
  const text = textOfClick(click).slice(0, 20_000);
  const written = putPending(text, from);
  try {
    await browser.action.openPopup();
    await written;
  } catch {
    await written;
    if (from === 'ordinary') await takePending(from);
    await browser.tabs.create({ url: addressFor(text, from) });
  }
}

/**
 * The popup in a tab. Chromium opens pages of extensions in ordinary windows alone (measured, 156), whose history keeps their
 * addresses: what is wanted in a private window is not in the address, but has been written down with `putPending`.
 */
export const addressFor = (text: string, from: WindowKind): string =>
  browser.runtime.getURL(
    `popup.html?${from === 'private' ? 'private' : new URLSearchParams({ image: text })}`,
  );

/** Writes down what whoever opens the popup next in such a window wants looked up. */
export const putPending = (text: string, from: WindowKind): Promise<void> =>
  browser.storage.session.set({ [PENDING[from]]: text });

/** What is wanted: told once. */
export async function takePending(from: WindowKind): Promise<string | null> {
  const key = PENDING[from];
  const { [key]: text } = await browser.storage.session.get(key);
  await browser.storage.session.remove(key);
  return typeof text === 'string' ? text : null;
}
