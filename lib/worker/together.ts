import { createShare } from '../http/in-flight.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { identityOf, jobKey, type Named } from './identity.ts';
import { unlessSilent } from './silence.ts';

const share = createShare();

/**
 * Work on a repository that every page shares while it is under way: what asks for the same (`what`), for the same
 * kind of window and the same sign-in, gets the same promise; for `holdMs` also its result.
 * Throws what the work throws, and `network` while its host is silent (`unlessSilent`).
 */
export async function together<T>(
  what: readonly unknown[],
  named: Named,
  from: WindowKind,
  start: () => Promise<T>,
  holdMs = 0,
): Promise<T> {
  const key = JSON.stringify([...what, jobKey(named, await identityOf(named, from))]);
  return unlessSilent(share({ key, host: named.registry ?? '', holdMs }, start));
}
