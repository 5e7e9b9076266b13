/** The one door to the browser's own API: promises everywhere, in Chrome before 148 too. Nobody else imports the polyfill. */
import browser, { type Menus, type Omnibox, type Runtime } from 'webextension-polyfill';

export type Sender = Runtime.MessageSender;
export type Disposition = Omnibox.OnInputEnteredDisposition;
export type MenuClick = Menus.OnClickData;
export { browser };
