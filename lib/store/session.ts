import { browser } from '../browser.ts';
import type { SessionStore } from '../registry/tokens.ts';

/** Kept in the browser's memory until it closes, out of every content script's reach. */
export const sessionStore: SessionStore = {
  get: async (key) => (await browser.storage.session.get(key))[key],
  put: (key, value) => browser.storage.session.set({ [key]: value }),
};
