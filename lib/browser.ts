/** The browser's extension API with promises, also in Chrome before 148. The only file that imports the polyfill. */
import browser, { type Menus, type Omnibox, type Runtime } from 'webextension-polyfill';

export type Sender = Runtime.MessageSender;
export type Disposition = Omnibox.OnInputEnteredDisposition;
export type MenuClick = Menus.OnClickData;
export { browser };
