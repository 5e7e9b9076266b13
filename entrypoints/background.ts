import { defineBackground } from 'wxt/utils/define-background';
import { browser, type MenuClick, type Sender } from '../lib/browser.ts';
import { answerMessage } from '../lib/worker/answer.ts';
import { arrangeMenus, openForClick } from '../lib/worker/menus.ts';
import { openFromOmnibox, suggestInOmnibox } from '../lib/worker/omnibox.ts';

/** The worker dies at any moment and is woken by what it listens for, so everything is registered at once. */
export default defineBackground(() => {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const isOwnPage = sender.url?.startsWith(browser.runtime.getURL('')) === true;
    return answerMessage(message, isOwnPage ? 'extension' : 'page') ?? undefined;
  });
  browser.runtime.onInstalled.addListener(() => void arrangeMenus());
  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    void suggestInOmnibox(text).then(suggest);
  });
  browser.omnibox.onInputEntered.addListener((text, disposition) => void openFromOmnibox(text, disposition));
  browser.contextMenus.onClicked.addListener((click: MenuClick) => void openForClick(click));
});
