import { DOCKER_HUB } from '../oci/reference.ts';
import { clearShelves } from '../store/cache-scope.ts';
import { allCredentials } from '../store/credentials.ts';
import { decide, decided } from '../store/durable.ts';
import { inTurn } from '../store/mutex.ts';
import { notifySettingsChanged } from '../store/notify-settings-changed.ts';
import { forgetRate } from '../store/rate.ts';
import { forgetPasses } from '../store/session.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubAccount } from './hub-account.ts';

/** Who reads each registry, by its name; nobody is named where it is read anonymously. */
type Readers = Record<string, string>;

const KEY = 'readers';
const CHANGED = 'reader-changed';
const change = inTurn();

async function readersNow(from: WindowKind): Promise<Readers> {
  const [all, hub] = await Promise.all([allCredentials(), hubAccount(from)]);
  const others = all.filter(({ registry }) => registry !== DOCKER_HUB);
  const readers = others.map(({ registry, account }) => [registry, account]);
  return Object.fromEntries(hub ? [...readers, [DOCKER_HUB, hub.account]] : readers);
}

/** Who reads a registry now; empty: nobody in particular. */
export const readerOf = async (registry: string, from: WindowKind): Promise<string> =>
  new Map(Object.entries(await readersNow(from))).get(registry) ?? '';

/**
 * Makes sure that what is kept of each registry was read by whoever reads it now. What somebody else read is dropped: their
 * listings (with private tags, or cut off where the anonymous reader's end), and once somebody has signed out, the contents
 * as well, some of which only they could read. To be called before anything that is kept is used; it costs no request.
 */
export const settleReaders = (): Promise<void> => change(() => settle([]));

/** How often each registry was signed in at anew, as long as the worker lives: so do the jobs that may have begun before. */
const generations = new Map<string, number>();

/**
 * Which sign-in at a registry this is, as a number that means nothing else: whoever signs in anew under the same name is the
 * same reader, of another generation. It is told once nothing that was read by the one before is left.
 */
export const generationOf = (registry: string): Promise<number> =>
  change(async () => generations.get(registry) ?? 0);

/** Forgets what was read of a registry, and its tokens: whoever signs in anew may be shown more, also under the same name. */
export const forgetWhatWasRead = (registry: string): Promise<void> =>
  change(async () => {
    generations.set(registry, (generations.get(registry) ?? 0) + 1);
    await settle([registry]);
  });

/** Forgets what is no longer read by the same reader, and by name what is read anew; every open page is told of it. */
async function settle(anew: string[]): Promise<void> {
  const [now, before] = [await readersNow('ordinary'), (await decided<Readers>(KEY)) ?? {}];
  const others = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter(
    (registry) => now[registry] !== before[registry],
  );
  const changed = [...new Set([...anew, ...others])];
  if (changed.length === 0) return;
  for (const registry of changed) await clearShelves(`listing:${registry}/`);
  const left = others.filter((registry) => before[registry] !== undefined);
  for (const registry of left) await clearShelves(`tag:${registry}/`);
  if (left.length > 0) await clearShelves('content:');
  await forgetPasses();
  await decide(KEY, now);
  if (changed.includes(DOCKER_HUB)) {
    await forgetRate();
    await decide(CHANGED, Date.now());
  }
  await notifySettingsChanged();
}

/** When Docker Hub was last read by somebody else than before, in ms since 1970. */
export const lastChangeOfReader = async (): Promise<number> => (await decided<number>(CHANGED)) ?? 0;
