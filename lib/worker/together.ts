import { createShare, type Share } from '../http/in-flight.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { epochSignal } from './epoch.ts';
import { identityOf, jobKey, type Named } from './identity.ts';

/** A reset ends what is shared, with its epoch: also results that are held. */
const shares = new WeakMap<AbortSignal, Share>();

function shareOfEpoch(): Share {
  const epoch = epochSignal();
  const share = shares.get(epoch) ?? createShare();
  shares.set(epoch, share);
  return share;
}

/**
 * Work on a repository that every page shares while it is under way: what asks for the same (`what`), for the same
 * kind of window and the same sign-in, gets the same promise; for `holdMs` also its result.
 * Throws what the work throws.
 */
export async function together<T>(
  what: readonly unknown[],
  named: Named,
  from: WindowKind,
  start: () => Promise<T>,
  holdMs = 0,
): Promise<T> {
  const key = JSON.stringify([...what, jobKey(named, await identityOf(named, from))]);
  return shareOfEpoch()({ key, host: named.registry ?? '', holdMs }, start);
}
