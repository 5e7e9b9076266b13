import { read, write } from './kv.ts';

export interface Settings {
  /** The platform key that the reader looks at, e.g. `linux/amd64`. */
  platform: string;
}

const DEFAULTS: Settings = { platform: 'linux/amd64' };

export const loadSettings = async (): Promise<Settings> => ({
  ...DEFAULTS,
  ...(await read<Partial<Settings>>('settings')),
});

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await write('settings', { ...(await loadSettings()), ...change });
}
