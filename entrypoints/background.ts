import { defineBackground } from 'wxt/utils/define-background';
import { browser, type Sender } from '../lib/browser.ts';
import { answerMessage } from '../lib/worker/answer.ts';

/** The worker dies at any moment and is woken by what it listens for, so everything is registered at once. */
export default defineBackground(() => {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const isOwnPage = sender.url?.startsWith(browser.runtime.getURL('')) === true;
    return answerMessage(message, isOwnPage ? 'extension' : 'page') ?? undefined;
  });
});
