import * as v from 'valibot';
import type { Credentials } from '../registry/auth/token.ts';
import { validProperties } from '../settings/tolerant.ts';
import { durableStore, isDeviceWritable } from './durable.ts';
import { mutex } from './mutex.ts';
import { fromSession, toSession } from './session.ts';

/** How long credentials are kept: until the browser closes, or on this device until they are removed. */
export type Keeping = 'session' | 'device';

export interface KeptCredentials extends Credentials {
  /** `docker.io`, or the host with its port. */
  registry: string;
  keep: Keeping;
}

type ByRegistry = Record<string, KeptCredentials>;

const KEY = 'credentials';
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

/** Both places are the extension's own: no content script can read them. */
const inSession = async (): Promise<ByRegistry> => {
  const stored = v.safeParse(Schema, await fromSession<unknown>(KEY));
  return stored.success ? stored.output : {};
};
const onDevice = async (): Promise<ByRegistry> => (await device.load()) ?? {};

/** All credentials, by registry. */
export async function allCredentials(): Promise<KeptCredentials[]> {
  const [kept, session] = await Promise.all([onDevice(), inSession()]);
  return Object.values({ ...kept, ...session });
}

/** Those for a registry, by its one name (`registryName`). */
export const credentialsOf = async (registry: string): Promise<KeptCredentials | undefined> =>
  (await allCredentials()).find((each) => each.registry === registry);

/**
 * Keeps credentials where they ask to be kept, and nowhere else. Where this device stores nothing, they last until the browser
 * closes, and `keep` is stored as `session`.
 */
export const keepCredentials = (credentials: KeptCredentials): Promise<void> =>
  change(async () => {
    const { registry } = credentials;
    const keep = credentials.keep === 'device' && (await isDeviceWritable()) ? 'device' : 'session';
    const kept: ByRegistry = { [registry]: { ...credentials, keep } };
    await drop(registry);
    if (keep === 'device') await device.save({ ...(await onDevice()), ...kept });
    else await toSession({ [KEY]: { ...(await inSession()), ...kept } });
  });

/** True if they are off this device; false if they may be back once the browser has closed. */
export const forgetCredentials = (registry: string): Promise<boolean> => change(() => drop(registry));

async function drop(registry: string): Promise<boolean> {
  const { [registry]: kept, ...others } = await onDevice();
  const isLast = Object.keys(others).length === 0;
  const gone = !kept || (await (isLast ? device.remove() : device.save(others)));
  const { [registry]: held, ...session } = await inSession();
  if (held) await toSession({ [KEY]: session });
  return gone;
}
