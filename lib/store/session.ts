import { browser } from '../browser.ts';
import type { SessionStore } from '../registry/auth/tokens.ts';
import { storageError } from './storage-error.ts';

/**
 * The browser's session storage: cleared when the browser closes, out of reach of content scripts, 10 MB. Every
 * function throws `unsupported` (`isStorage`) if the browser refuses.
 */
const attempt = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error) => {
    throw storageError(error);
  });

export const allOfSession = (): Promise<Record<string, unknown>> =>
  attempt(browser.storage.session.get(null));

export const fromSession = async <T>(key: string): Promise<T | undefined> =>
  (await attempt(browser.storage.session.get(key)))[key] as T | undefined;

/** Stores values (JSON) by their keys. */
export const toSession = (values: Record<string, unknown>): Promise<void> =>
  attempt(browser.storage.session.set(values));

export const offSession = (keys: string | string[]): Promise<void> =>
  attempt(browser.storage.session.remove(keys));

/** Stores tokens and authentication schemes there. */
export const sessionStore: SessionStore = {
  get: fromSession,
  put: (key, value) => toSession({ [key]: value }),
};

/** Removes every token, authentication scheme and list of own namespaces, for a change of account. */
export async function forgetTokens(): Promise<void> {
  await offSession(Object.keys(await allOfSession()).filter((key) => /^(token|scheme|mine) /.test(key)));
}
