import { DOCKER_HUB } from '../oci/reference.ts';
import { clearCaches } from '../store/cache-scope.ts';
import { allCredentials } from '../store/credentials.ts';
import { loadDurable, saveDurable } from '../store/durable.ts';
import { mutex } from '../store/mutex.ts';
import { notifySettingsChanged } from '../store/notify-settings-changed.ts';
import { forgetRate } from '../store/rate.ts';
import { forgetTokens } from '../store/session.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubAccount } from './hub-account.ts';

/** Who reads each registry, by its name; nobody is named where it is read anonymously. */
type Accounts = Record<string, string>;

const KEY = 'readers';
const CHANGED = 'reader-changed';
const change = mutex();

async function accountsNow(from: WindowKind): Promise<Accounts> {
  const [all, hub] = await Promise.all([allCredentials(), hubAccount(from)]);
  const others = all.filter(({ registry }) => registry !== DOCKER_HUB);
  const readers = others.map(({ registry, account }) => [registry, account]);
  return Object.fromEntries(hub ? [...readers, [DOCKER_HUB, hub.account]] : readers);
}

/** Who reads a registry now; empty: nobody in particular. */
export const accountOf = async (registry: string, from: WindowKind): Promise<string> =>
  new Map(Object.entries(await accountsNow(from))).get(registry) ?? '';

/**
 * Makes sure that what is kept of each registry was read by whoever reads it now. What somebody else read is dropped: their
 * listings (with private tags, or cut off where the anonymous reader's end), and once somebody has signed out, the contents
 * as well, some of which only they could read. To be called before anything that is kept is used; it costs no request.
 */
export const settleIdentities = (): Promise<void> => change(() => settle([]));

/** How often each registry was signed in at anew, as long as the worker lives: so do the jobs that may have begun before. */
const generations = new Map<string, number>();

/**
 * Which sign-in at a registry this is, as a number that means nothing else: whoever signs in anew under the same name is the
 * same reader, of another generation. It is told once nothing that was read by the one before is left.
 */
export const generationOf = (registry: string): Promise<number> =>
  change(async () => generations.get(registry) ?? 0);

/** Forgets what was read of a registry, and its tokens: whoever signs in anew may be shown more, also under the same name. */
export const forgetRead = (registry: string): Promise<void> =>
  change(async () => {
    generations.set(registry, (generations.get(registry) ?? 0) + 1);
    await settle([registry]);
  });

/** Forgets what is no longer read by the same reader, and by name what is read anew; every open page is told of it. */
async function settle(anew: string[]): Promise<void> {
  const [now, before] = [await accountsNow('ordinary'), (await loadDurable<Accounts>(KEY)) ?? {}];
  const others = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter(
    (registry) => now[registry] !== before[registry],
  );
  const changed = [...new Set([...anew, ...others])];
  if (changed.length === 0) return;
  for (const registry of changed) await clearCaches(`listing:${registry}/`);
  const left = others.filter((registry) => before[registry] !== undefined);
  for (const registry of left) await clearCaches(`tag:${registry}/`);
  if (left.length > 0) await clearCaches('content:');
  await forgetTokens();
  await saveDurable(KEY, now);
  if (changed.includes(DOCKER_HUB)) {
    await forgetRate();
    await saveDurable(CHANGED, Date.now());
  }
  await notifySettingsChanged();
}

/** When Docker Hub was last read by somebody else than before, in ms since 1970. */
export const lastIdentityChange = async (): Promise<number> => (await loadDurable<number>(CHANGED)) ?? 0;
