import * as v from 'valibot';
import type { Refusal } from '../hub/api/sign-in.ts';
import { mutex } from './mutex.ts';
import { fromSession, readTogether, toSession } from './session.ts';

/**
 * The sign-in at Docker Hub's API, in session storage only. `bearer`: issued for stored credentials. `page`: the
 * user's own session, as a page of Hub offered it. `refused`: credentials that Hub refused; they are not tried again,
 * lest Hub lock the account.
 */
export interface HubSignIn {
  bearer?: { account: string; token: string; until: number } | undefined;
  page?: { account: string; token: string; until: number } | undefined;
  refused?: { account: string; reason: Refusal } | undefined;
}

const KEY = 'hub-sign-in';
readTogether(KEY);

const Bearer = v.optional(v.object({ account: v.string(), token: v.string(), until: v.number() }));
const reason = v.picklist(['wrong', 'locked', 'two-factor'] satisfies Refusal[]);
const Schema: v.GenericSchema<unknown, HubSignIn> = v.object({
  bearer: Bearer,
  page: Bearer,
  refused: v.optional(v.object({ account: v.string(), reason })),
});
const serialize = mutex();

export const loadSignIn = async (): Promise<HubSignIn> => (await fromSession(KEY, Schema)) ?? {};

/**
 * Merges a change. `holds` is called once no other change runs; if it returns false, nothing is changed. True:
 * changed.
 */
export const changeSignIn = (
  change: HubSignIn,
  holds: () => Promise<boolean> = async () => true,
): Promise<boolean> =>
  serialize(async () => {
    if (!(await holds())) return false;
    await toSession({ [KEY]: { ...(await loadSignIn()), ...change } });
    return true;
  });
