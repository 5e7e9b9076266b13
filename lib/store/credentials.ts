import { browser } from '../browser.ts';
import type { Credentials } from '../registry/token.ts';
import { inTurn } from './in-turn.ts';
import { read, remove, write } from './kv.ts';

/** How long credentials are kept: until the browser closes, or on this device until they are removed. */
export type Keeping = 'session' | 'device';

export interface KeptCredentials extends Credentials {
  /** `docker.io`, or the host with its port. */
  registry: string;
  keep: Keeping;
}

type Kept = Record<string, KeptCredentials>;

const KEY = 'credentials';
const change = inTurn();

/** Both places are the extension's own: no content script can read them. */
const inSession = async (): Promise<Kept> =>
  ((await browser.storage.session.get(KEY))[KEY] as Kept | undefined) ?? {};
const onDevice = async (): Promise<Kept> => (await read<Kept>(KEY)) ?? {};

/** All credentials, by registry. */
export async function allCredentials(): Promise<KeptCredentials[]> {
  const [device, session] = await Promise.all([onDevice(), inSession()]);
  return Object.values({ ...device, ...session });
}

/** Those for a registry, by its one name (`registryName`). */
export const credentialsOf = async (registry: string): Promise<KeptCredentials | undefined> =>
  (await allCredentials()).find((each) => each.registry === registry);

/** Keeps them where they say, and nowhere else. */
export const keepCredentials = (credentials: KeptCredentials): Promise<void> =>
  change(async () => {
    await drop(credentials.registry);
    const { registry, keep } = credentials;
    if (keep === 'device') await write(KEY, { ...(await onDevice()), [registry]: credentials });
    else await browser.storage.session.set({ [KEY]: { ...(await inSession()), [registry]: credentials } });
  });

export const forgetCredentials = (registry: string): Promise<void> => change(() => drop(registry));

async function drop(registry: string): Promise<void> {
  const { [registry]: kept, ...device } = await onDevice();
  if (kept) await (Object.keys(device).length > 0 ? write(KEY, device) : remove(KEY));
  const { [registry]: held, ...session } = await inSession();
  if (held) await browser.storage.session.set({ [KEY]: session });
}
