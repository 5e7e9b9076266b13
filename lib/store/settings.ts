import type { Schemes } from '../permissions/origins.ts';
import { DEFAULT_FEATURES, type Features } from '../settings/features.ts';
import { loadDurable, saveDurable } from './durable.ts';
import { mutex } from './mutex.ts';

export interface Settings {
  /** The platform key that the reader looks at, e.g. `linux/amd64`. */
  platform: string;
  features: Features;
  /** How registries are reached, where the person has said so. */
  schemes: Schemes;
}

export type SettingsChange = Partial<Omit<Settings, 'features'> & { features: Partial<Features> }>;

const DEFAULTS: Settings = { platform: 'linux/amd64', features: DEFAULT_FEATURES, schemes: {} };

export async function loadSettings(): Promise<Settings> {
  const kept = await loadDurable<SettingsChange>('settings');
  return { ...DEFAULTS, ...kept, features: { ...DEFAULT_FEATURES, ...kept?.features } };
}

const changing = mutex();

export const changeSettings = (change: SettingsChange): Promise<void> =>
  changing(async () => {
    const before = await loadSettings();
    await saveDurable('settings', {
      ...before,
      ...change,
      features: { ...before.features, ...change.features },
    });
  });
