import { defineBackground } from 'wxt/utils/define-background';
import { browser, type MenuClick, type Sender } from '../lib/browser.ts';
import { type WindowKind, windowKind } from '../lib/store/window-kind.ts';
import { answerMessage } from '../lib/worker/answer.ts';
import { arrangeMenus, openForClick } from '../lib/worker/menus.ts';
import { openFromOmnibox, suggestInOmnibox } from '../lib/worker/omnibox.ts';

/** The worker dies at any moment and is woken by what it listens for, so everything is registered at once. */
export default defineBackground(() => {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const isOwnPage = sender.url?.startsWith(browser.runtime.getURL('')) === true;
    return (
      answerMessage(message, {
        kind: isOwnPage ? 'extension' : 'page',
        from: windowKind(sender.tab),
      }) ?? undefined
    );
  });
  browser.runtime.onInstalled.addListener(() => void arrangeMenus());
  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    void focusedWindow().then((from) => suggestInOmnibox(text, from).then(suggest));
  });
  browser.omnibox.onInputEntered.addListener((text, disposition) => {
    void focusedWindow().then((from) => openFromOmnibox(text, disposition, from));
  });
  browser.contextMenus.onClicked.addListener((click: MenuClick, tab) => {
    void openForClick(click, windowKind(tab));
  });
});

/** The address bar does not say in which window it is: in that which has the focus. */
const focusedWindow = async (): Promise<WindowKind> =>
  windowKind(await browser.windows.getLastFocused().catch(() => null));
