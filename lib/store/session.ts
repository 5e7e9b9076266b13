import { browser } from '../browser.ts';
import type { SessionStore } from '../registry/tokens.ts';

/** Kept in the browser's memory until it closes, out of every content script's reach. */
export const sessionStore: SessionStore = {
  get: async (key) => (await browser.storage.session.get(key))[key],
  put: (key, value) => browser.storage.session.set({ [key]: value }),
};

/** Forgets every token, every way in and whose namespaces there were: they are another account's. */
export async function forgetPasses(): Promise<void> {
  const kept = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(kept.filter((key) => /^(token|way|mine) /.test(key)));
}
