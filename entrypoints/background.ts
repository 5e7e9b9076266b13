import { defineBackground } from 'wxt/utils/define-background';
import { browser, type MenuClick } from '../lib/browser.ts';
import { failureOf } from '../lib/failure.ts';
import { type WindowKind, windowKind } from '../lib/store/window-kind.ts';
import { inEpoch } from '../lib/worker/epoch.ts';
import { arrangeMenus, nameMenu, openForClick } from '../lib/worker/menus.ts';
import { nameFirstLine, openFromOmnibox, suggestInOmnibox } from '../lib/worker/omnibox.ts';
import { onMessage } from '../lib/worker/on-message.ts';
import { reopenAfterGrant } from '../lib/worker/reopen.ts';
import { WATCH_ALARM, wakeWatch } from '../lib/worker/watch-alarm.ts';
import { followNotices, noticesLost } from '../lib/worker/watch-notice.ts';
import { welcome } from '../lib/worker/welcome.ts';

/** The worker may end at any moment and is restarted by its events, so every listener is registered synchronously. */
export default defineBackground(() => {
  browser.runtime.onMessage.addListener(onMessage);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    logged(arrangeMenus);
    logged(() => welcome(reason));
  });
  browser.permissions.onAdded.addListener(() => {
    followNotices();
    logged(reopenAfterGrant);
  });
  browser.permissions.onRemoved.addListener((removed) => logged(() => noticesLost(removed)));
  browser.omnibox.onInputStarted.addListener(() => logged(nameFirstLine));
  browser.omnibox.onInputChanged.addListener((text, suggest) =>
    logged(() => focusedWindow().then((from) => suggestInOmnibox(text, from).then(suggest))),
  );
  browser.omnibox.onInputEntered.addListener((text, disposition) =>
    logged(() => focusedWindow().then((from) => openFromOmnibox(text, disposition, from))),
  );
  browser.contextMenus.onClicked.addListener((click: MenuClick, tab) =>
    logged(() => openForClick(click, windowKind(tab))),
  );
  // Firefox alone has it.
  browser.contextMenus.onHidden?.addListener(() => logged(() => nameMenu(undefined)));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WATCH_ALARM) logged(() => wakeWatch(true));
  });
  // Starts the worker with the browser: a round may have been missed.
  browser.runtime.onStartup.addListener(() => {});
  followNotices();
  logged(() => wakeWatch(false));
});

/** Menus and the address bar cannot show a failure; `failureOf` logs defects. */
const logged = (work: () => Promise<unknown>): void => void inEpoch(work).catch(failureOf);

/** Kind of the focused window, because the address bar's events carry none. Ordinary if all windows are closed. */
const focusedWindow = async (): Promise<WindowKind> =>
  windowKind(await browser.windows.getLastFocused().catch(() => null));
