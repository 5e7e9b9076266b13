import { browser } from '../browser.ts';
import type { SessionStore } from '../registry/auth/tokens.ts';

/** What the browser's memory keeps under a key until it closes, out of every content script's reach. */
export const fromSession = async <T>(key: string): Promise<T | undefined> =>
  (await browser.storage.session.get(key))[key] as T | undefined;

/** Keeps tokens and auth schemes there. */
export const sessionStore: SessionStore = {
  get: fromSession,
  put: (key, value) => browser.storage.session.set({ [key]: value }),
};

/** Forgets every token, auth scheme and list of own namespaces: they belong to another account. */
export async function forgetTokens(): Promise<void> {
  const kept = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(kept.filter((key) => /^(token|scheme|mine) /.test(key)));
}
