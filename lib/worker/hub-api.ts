import { browser } from '../browser.ts';
import { TagkinError } from '../failure.ts';
import { createHubApi, type HubApi } from '../hub/api/api.ts';
import type { AskOptions } from '../hub/api/ask.ts';
import { budget } from '../hub/api/rate.ts';
import { matchPattern } from '../permissions/permissions.ts';
import { loadRate, saveRate } from '../store/rate.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { http } from './http.ts';
import { hubAuthorization } from './hub-account.ts';

/** For every reader of Docker Hub's API; without more the requests are anonymous. */
export const hubTools: AskOptions = {
  http,
  onRate: saveRate,
  permitted: (host) => browser.permissions.contains({ origins: [matchPattern(host)] }),
};

const create = (from: WindowKind): HubApi =>
  createHubApi({ ...hubTools, authorization: (options) => hubAuthorization(from, options) });

/** Docker Hub's API for either kind of window; they share what its answers report of the rate. */
export const hubApi: Record<WindowKind, HubApi> = {
  ordinary: create('ordinary'),
  private: create('private'),
};

/** How many requests to Hub's API may be sent now. Errors: `rate-limited` if no request may. */
export async function hubBudget(): Promise<number> {
  const rate = await loadRate();
  const allowed = budget(rate, Date.now());
  if (rate && allowed < 1) throw new TagkinError({ kind: 'rate-limited', until: rate.resetAt });
  return allowed;
}
