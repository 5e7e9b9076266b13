import * as v from 'valibot';
import { browser, type MenuClick } from '../browser.ts';
import { unlessDefect } from '../failure.ts';
import { parseReference } from '../hosts/parse-reference.ts';
import { isPageAddress } from '../hosts/sites.ts';
import { REPOSITORY_PAGES } from '../hub/page-paths.ts';
import { readRoute } from '../hub/urls.ts';
import { t } from '../i18n.ts';
import type { RequestOf } from '../messages/messages.ts';
import { DOCKER_HUB, formatReference } from '../oci/reference.ts';
import { fromSession, offSession, toSession } from '../store/session.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';

/** Storage key of the pending look-up. A private window's is shown in a private window only. */
const PENDING: Record<WindowKind, string> = { ordinary: 'pending', private: 'pending-private' };

/** Creates the context menu items, unless switched off: on a selection, a link, a page of a Hub repository. */
export async function arrangeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  if (!(await loadSettings()).features.menus) return;
  const title = t('menuInspect');
  // The browser puts the selected text in the place of %s.
  const ofSelection = t('menuInspectSelection', '%s');
  browser.contextMenus.create({ id: 'inspect-selection', title: ofSelection, contexts: ['selection'] });
  browser.contextMenus.create({ id: 'inspect-link', title: t('menuInspectLink'), contexts: ['link'] });
  browser.contextMenus.create({
    id: 'inspect-page',
    title,
    contexts: ['page'],
    documentUrlPatterns: REPOSITORY_PAGES,
  });
}

/** Storage key of what the last context menu was opened on. */
const ABOUT: Record<WindowKind, string> = { ordinary: 'menu', private: 'menu-private' };
const ABOUT_SCHEMA = v.object({ repository: v.string(), tag: v.string() });

/** Stores which tag's block a context menu opens on, until its click; on anything else, forgets the one before. */
export async function noteMenu(
  { repository, tag }: RequestOf<'menu.about'>,
  from: WindowKind,
): Promise<null> {
  if (tag === undefined) await offSession(ABOUT[from]);
  else await toSession({ [ABOUT[from]]: { repository, tag } });
  await nameMenu(tag === undefined ? undefined : imageAtHub(repository, tag));
  return null;
}

/**
 * Names the image in the menu that is open or opens now: Firefox alone redraws an open menu. Elsewhere the name would come with the next
 * menu, which may be about something else.
 */
export async function nameMenu(image: string | undefined): Promise<void> {
  if (!browser.contextMenus.refresh || !(await loadSettings()).features.menus) return;
  const title = image === undefined ? t('menuInspect') : t('menuInspectSelection', image);
  await browser.contextMenus.update('inspect-page', { title });
  await browser.contextMenus.refresh();
}

/** The tag whose block a click in a page's own area was about, as a reference; else null. */
async function tagOfClick({ menuItemId, pageUrl }: MenuClick, from: WindowKind): Promise<string | null> {
  if (menuItemId !== 'inspect-page' || !pageUrl || !URL.canParse(pageUrl)) return null;
  const about = await fromSession(ABOUT[from], ABOUT_SCHEMA).catch(unlessDefect(undefined));
  const route = readRoute(new URL(pageUrl));
  if (!about || route.page !== 'tags' || route.repository !== about.repository) return null;
  return formatReference({ registry: DOCKER_HUB, ...about });
}

/**
 * The text of a click. The popup parses it, and reports text without an image.
 * @internal exported for tests
 */
export function textOfClick({ menuItemId, selectionText, linkUrl, pageUrl }: MenuClick): string {
  if (menuItemId === 'inspect-selection') return selectionText ?? '';
  if (menuItemId === 'inspect-link') return linkUrl ?? '';
  return pageUrl ?? '';
}

/**
 * Opens the popup with what was clicked, or a tab if the browser cannot open the popup. `openPopup` must be called
 * synchronously in the click, so the text is stored concurrently.
 */
export async function openForClick(click: MenuClick, from: WindowKind): Promise<void> {
  const reading = tagOfClick(click, from).then((tag) => (tag ?? textOfClick(click)).slice(0, 20_000));
  const written = reading.then((text) => putPending(text, from));
  const isOpen = await openPopup();
  await written;
  const text = await reading;
  if (isOpen) return;
  if (from === 'ordinary') await takePending(from);
  await browser.tabs.create({ url: addressFor(text, from) });
}

/** Opens the popup in a tab for the image of a block on a page of Docker Hub. */
export function openFromPage({ repository, tag }: RequestOf<'popup.open'>, from: WindowKind): Promise<null> {
  const image = imageAtHub(repository, tag);
  return openTab(`popup.html?${new URLSearchParams({ image })}&from=page`, image, from);
}

/** Opens the comparison of two tags in a tab; in a private window the popup with both. */
export function openComparison(
  { repository, tag, compare }: RequestOf<'compare.open'>,
  from: WindowKind,
): Promise<null> {
  const [image, other] = [imageAtHub(repository, tag), imageAtHub(repository, compare)];
  const query = new URLSearchParams({ image, compare: other });
  return openTab(`inspect.html?${query}`, `${image} ${other}`, from);
}

const imageAtHub = (repository: string, tag: string | undefined): string =>
  formatReference({ registry: DOCKER_HUB, repository, ...(tag && { tag }) });

/** Opens one of our pages; for a private window the popup, with the text stored, since an address is kept in a history. */
async function openTab(path: string, text: string, from: WindowKind): Promise<null> {
  if (from === 'private') await putPending(text, from);
  const url = browser.runtime.getURL(from === 'private' ? 'popup.html?private&from=page' : path);
  await browser.tabs.create({ url });
  return null;
}

/** False where the browser has no such function (Chrome before 127), or no window to show a popup in. */
async function openPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup();
    return true;
  } catch {
    return false;
  }
}

/**
 * The URL of a look-up in a tab: the inspect page for a reference, the popup for any other text. Chromium opens extension pages
 * in ordinary windows only (measured, 156), whose history keeps their URLs: for a private window the text is not in the URL but
 * stored by `putPending`.
 */
export function addressFor(text: string, from: WindowKind): string {
  const { getURL } = browser.runtime;
  if (from === 'private') return getURL('popup.html?private');
  const isReference = parseReference(text.trim()).ok && !isPageAddress(text.trim());
  return getURL(`${isReference ? 'inspect' : 'popup'}.html?${new URLSearchParams({ image: text })}`);
}

/** Stores the text for the next popup in a window of this kind. */
export const putPending = (text: string, from: WindowKind): Promise<void> =>
  toSession({ [PENDING[from]]: text });

/** Whether a text is stored for a window of this kind. */
export const hasPending = async (from: WindowKind): Promise<boolean> =>
  (await fromSession(PENDING[from], v.string()).catch(unlessDefect(undefined))) !== undefined;

/** Returns and removes the stored text; null if it is missing. */
export async function takePending(from: WindowKind): Promise<string | null> {
  const key = PENDING[from];
  const text = await fromSession(key, v.string());
  await offSession(key);
  return text ?? null;
}
