import { browser } from '../browser.ts';
import { failureOf } from '../failure.ts';
import { changeSettings } from '../store/settings.ts';
import { windowKind } from '../store/window-kind.ts';
import { inEpoch } from './epoch.ts';

/** The notification's id: the next one replaces it. */
export const NOTICE = 'watch';

/**
 * From now on a click on the notification opens the list. The browser's API is missing until the reader allows notifications, so
 * this is called at each start of the worker, whenever a permission is given, and before a notification is shown: Firefox may tell of
 * the permission before it has the API. The same listener counts once.
 */
export const followNotices = (): void => browser.notifications?.onClicked.addListener(onNoticeClick);

function onNoticeClick(id: string): void {
  if (id === NOTICE) void inEpoch(openWatched).catch(failureOf);
}

/** Opens the list in an ordinary window, since a private one may change nothing of it; in a new one where there is none. */
async function openWatched(): Promise<void> {
  const url = browser.runtime.getURL('popup.html');
  await browser.notifications.clear(NOTICE);
  const all = await browser.windows.getAll({ windowTypes: ['normal'] });
  const ordinary = all.filter((each) => windowKind(each) === 'ordinary');
  const { id } = ordinary.find(({ focused }) => focused) ?? ordinary.at(-1) ?? {};
  if (id === undefined) return void (await browser.windows.create({ url }));
  await browser.tabs.create({ windowId: id, url });
  await browser.windows.update(id, { focused: true });
}

/** Switches notifications off where the reader has taken their permission back. */
export async function noticesLost({ permissions = [] }: { permissions?: string[] }): Promise<void> {
  if (permissions.includes('notifications')) await changeSettings({ watchNotifies: false });
}
