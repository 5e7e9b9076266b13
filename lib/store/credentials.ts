import { browser } from '../browser.ts';
import type { Credentials } from '../registry/auth/token.ts';
import { isDeviceWritable, loadDurable, removeDurable, saveDurable } from './durable.ts';
import { mutex } from './mutex.ts';
import { fromSession } from './session.ts';

/** How long credentials are kept: until the browser closes, or on this device until they are removed. */
export type Keeping = 'session' | 'device';

export interface KeptCredentials extends Credentials {
  /** `docker.io`, or the host with its port. */
  registry: string;
  keep: Keeping;
}

type Kept = Record<string, KeptCredentials>;

const KEY = 'credentials';
const change = mutex();

/** Both places are the extension's own: no content script can read them. */
const inSession = async (): Promise<Kept> => (await fromSession<Kept>(KEY)) ?? {};
const onDevice = async (): Promise<Kept> => (await loadDurable<Kept>(KEY)) ?? {};

/** All credentials, by registry. */
export async function allCredentials(): Promise<KeptCredentials[]> {
  const [device, session] = await Promise.all([onDevice(), inSession()]);
  return Object.values({ ...device, ...session });
}

/** Those for a registry, by its one name (`registryName`). */
export const credentialsOf = async (registry: string): Promise<KeptCredentials | undefined> =>
  (await allCredentials()).find((each) => each.registry === registry);

/** Keeps them where they say, and nowhere else; where this device keeps nothing, until the browser closes, and then says so. */
export const keepCredentials = (credentials: KeptCredentials): Promise<void> =>
  change(async () => {
    const { registry } = credentials;
    const keep = credentials.keep === 'device' && (await isDeviceWritable()) ? 'device' : 'session';
    const kept = { [registry]: { ...credentials, keep } };
    await drop(registry);
    if (keep === 'device') await saveDurable(KEY, { ...(await onDevice()), ...kept });
    else await browser.storage.session.set({ [KEY]: { ...(await inSession()), ...kept } });
  });

/** True where they are off this device; false where they may be back once the browser has closed. */
export const forgetCredentials = (registry: string): Promise<boolean> => change(() => drop(registry));

async function drop(registry: string): Promise<boolean> {
  const { [registry]: kept, ...device } = await onDevice();
  const isLast = Object.keys(device).length === 0;
  const gone = !kept || (await (isLast ? removeDurable(KEY) : saveDurable(KEY, device)));
  const { [registry]: held, ...session } = await inSession();
  if (held) await browser.storage.session.set({ [KEY]: session });
  return gone;
}
