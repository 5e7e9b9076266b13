import type { Refusal } from '../hub/api/sign-in.ts';
import { mutex } from './mutex.ts';
import { fromSession, toSession } from './session.ts';

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
const turn = mutex();

export const loadSignIn = async (): Promise<HubSignIn> => (await fromSession<HubSignIn>(KEY)) ?? {};

/** Changes some of it; nothing where `holds`, asked when it is this change's turn, says that it no longer applies. True: changed. */
export const changeSignIn = (
  change: HubSignIn,
  holds: () => Promise<boolean> = async () => true,
): Promise<boolean> =>
  turn(async () => {
    if (!(await holds())) return false;
    await toSession({ [KEY]: { ...(await loadSignIn()), ...change } });
    return true;
  });
