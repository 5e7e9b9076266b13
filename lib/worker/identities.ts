import * as v from 'valibot';
import { DOCKER_HUB } from '../oci/reference.ts';
import { validProperties } from '../settings/tolerant.ts';
import { clearContents } from '../store/content.ts';
import { allCredentials } from '../store/credentials.ts';
import { durableStore } from '../store/durable.ts';
import { clearListings } from '../store/listings.ts';
import { mutex } from '../store/mutex.ts';
import { notifyAccessChanged } from '../store/notify-settings-changed.ts';
import { forgetRate } from '../store/rate.ts';
import { forgetTokens } from '../store/session.ts';
import { clearTagDigests } from '../store/tag-digests.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubAccount } from './hub-account.ts';

/** By registry: the account that reads it. A registry read anonymously is missing. */
type Accounts = Record<string, string>;

const accounts = durableStore<Accounts>('readers', validProperties(v.string()));
const changed = durableStore('reader-changed', v.number());
const change = mutex();

async function accountsNow(from: WindowKind): Promise<Accounts> {
  const [all, hub] = await Promise.all([allCredentials(), hubAccount(from)]);
  const others = all.filter(({ registry }) => registry !== DOCKER_HUB);
  const pairs = others.map(({ registry, account }) => [registry, account]);
  return Object.fromEntries(hub ? [...pairs, [DOCKER_HUB, hub.account]] : pairs);
}

/** The account that reads a registry now; empty: anonymously. */
export const accountOf = async (registry: string, from: WindowKind): Promise<string> =>
  new Map(Object.entries(await accountsNow(from))).get(registry) ?? '';

/**
 * Drops what was cached of registries that another account reads now: listings (they may have private tags, or end
 * where those of an anonymous reader do), and after a sign-out contents too, which may have required that account.
 * Runs before cached data is used; sends no request.
 */
export const settleIdentities = (): Promise<void> => change(() => settle([]));

/**
 * By registry: how often the user signed in there since the worker started. Jobs that began before a sign-in are
 * stale.
 */
const generations = new Map<string, number>();

/**
 * Identifies a sign-in at a registry: signing in again under the same name is a new generation. Resolves once everything that
 * the previous one cached is dropped.
 */
export const generationOf = (registry: string): Promise<number> =>
  change(async () => generations.get(registry) ?? 0);

/**
 * Drops what was cached of a registry, and its tokens: after a new sign-in the registry may show more, even under the
 * same name.
 */
export const forgetRead = (registry: string): Promise<void> =>
  change(async () => {
    generations.set(registry, (generations.get(registry) ?? 0) + 1);
    await settle([registry]);
  });

/** Drops what another account cached, and what was cached of the `renewed` registries; then notifies every open page. */
async function settle(renewed: string[]): Promise<void> {
  const [now, before] = [await accountsNow('ordinary'), (await accounts.load()) ?? {}];
  const others = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter(
    (registry) => now[registry] !== before[registry],
  );
  const affected = [...new Set([...renewed, ...others])];
  if (affected.length === 0) return;
  for (const registry of affected) await clearListings(registry);
  const signedOut = others.filter((registry) => before[registry] !== undefined);
  for (const registry of signedOut) await clearTagDigests(registry);
  if (signedOut.length > 0) await clearContents();
  await forgetTokens();
  await accounts.save(now);
  if (affected.includes(DOCKER_HUB)) {
    await forgetRate();
    await changed.save(Date.now());
  }
  await notifyAccessChanged();
}

/** When the account that reads Docker Hub last changed, in ms since 1970. */
export const lastIdentityChange = async (): Promise<number> => (await changed.load()) ?? 0;
