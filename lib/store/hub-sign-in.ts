import { browser } from '../browser.ts';
import type { Refusal } from '../hub/sign-in.ts';

/**
 * What lets us in at Docker Hub's API, in the browser's memory alone. `bearer` was got for credentials; `page` is the reader's
 * own session, as a page of Hub offered it; `refused` are credentials that Hub did not take: they are not tried again, lest
 * Hub lock the account.
 */
export interface HubSignIn {
  bearer?: { account: string; token: string; until: number } | undefined;
  page?: { account: string; token: string; until: number } | undefined;
  refused?: { account: string; reason: Refusal } | undefined;
}

const KEY = 'hub-sign-in';

export const loadSignIn = async (): Promise<HubSignIn> =>
  ((await browser.storage.session.get(KEY))[KEY] as HubSignIn | undefined) ?? {};

export const changeSignIn = async (change: HubSignIn): Promise<void> =>
  browser.storage.session.set({ [KEY]: { ...(await loadSignIn()), ...change } });
