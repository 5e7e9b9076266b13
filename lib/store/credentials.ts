import * as v from 'valibot';
import type { Credentials } from '../registry/auth/token.ts';
import { validProperties } from '../settings/tolerant.ts';
import { durableStore, isDeviceWritable } from './durable.ts';
import { mutex } from './mutex.ts';
import { fromSession, readTogether, toSession } from './session.ts';

/** How long credentials are stored: until the browser closes, or on this device until they are removed. */
export type Keeping = 'session' | 'device';

export interface KeptCredentials extends Credentials {
  /** `docker.io`, or the host with its port. */
  registry: string;
  keep: Keeping;
}

type ByRegistry = Record<string, KeptCredentials>;

const KEY = 'credentials';
readTogether(KEY);
const change = mutex();

const Schema = validProperties(
  v.pipe(
    v.object({
      registry: v.string(),
      account: v.string(),
      secret: v.string(),
      isRefreshToken: v.optional(v.boolean()),
      keep: v.picklist(['session', 'device']),
    }),
    v.transform(
      ({ isRefreshToken, ...rest }): KeptCredentials => (isRefreshToken ? { ...rest, isRefreshToken } : rest),
    ),
  ),
);
const device = durableStore<ByRegistry>(KEY, Schema);

/** Both storages are the extension's own: content scripts cannot read them. */
const inSession = async (): Promise<ByRegistry> => (await fromSession(KEY, Schema)) ?? {};
const onDevice = async (): Promise<ByRegistry> => (await device.load()) ?? {};

/** All credentials, by registry. */
export async function allCredentials(): Promise<KeptCredentials[]> {
  const [stored, session] = await Promise.all([onDevice(), inSession()]);
  return Object.values({ ...stored, ...session });
}

/** The credentials for a registry, by its canonical name (`registryName`). */
export const credentialsOf = async (registry: string): Promise<KeptCredentials | undefined> =>
  (await allCredentials()).find((each) => each.registry === registry);

/**
 * Stores credentials where their `keep` requests, and nowhere else. If this device stores nothing, they last until
 * the browser closes, and `keep` is stored as `session`.
 */
export const keepCredentials = (credentials: KeptCredentials): Promise<void> =>
  change(async () => {
    const { registry } = credentials;
    const keep = credentials.keep === 'device' && (await isDeviceWritable()) ? 'device' : 'session';
    const kept: ByRegistry = { [registry]: { ...credentials, keep } };
    // The old ones go last: a worker that ends in between leaves either those or these.
    if (keep === 'device') {
      await device.save({ ...(await onDevice()), ...kept });
      await dropFromSession(registry);
    } else {
      await toSession({ [KEY]: { ...(await inSession()), ...kept } });
      await dropFromDevice(registry);
    }
  });

/** True if they are removed from this device; false if they may reappear once the browser has closed. */
export const forgetCredentials = (registry: string): Promise<boolean> =>
  change(async () => {
    const gone = await dropFromDevice(registry);
    await dropFromSession(registry);
    return gone;
  });

async function dropFromDevice(registry: string): Promise<boolean> {
  const { [registry]: kept, ...others } = await onDevice();
  if (!kept) return true;
  return Object.keys(others).length === 0 ? device.remove() : device.save(others);
}

async function dropFromSession(registry: string): Promise<void> {
  const { [registry]: held, ...session } = await inSession();
  if (held) await toSession({ [KEY]: session });
}
