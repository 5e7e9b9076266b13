import * as v from 'valibot';
import { readPlatformKey } from '../oci/platform-key.ts';
import { byFeature, type Features } from '../settings/features.ts';
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from '../settings/settings.ts';
import { durableStore } from './durable.ts';
import { mutex } from './mutex.ts';
import { validProperties } from './tolerant.ts';

const isPlatform = (text: string): boolean => text.length <= 100 && readPlatformKey(text) !== undefined;

const StoredFeatures = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform(
    (stored): Features =>
      byFeature(({ id, isOnByDefault }) => {
        const isOn = stored[id];
        return typeof isOn === 'boolean' ? isOn : isOnByDefault;
      }),
  ),
);

/** A setting that is missing or broken has its default, and takes no other with it. */
const settings = durableStore<Settings>(
  'settings',
  v.object({
    platform: v.fallback(v.pipe(v.string(), v.check(isPlatform)), DEFAULT_SETTINGS.platform),
    features: v.fallback(StoredFeatures, DEFAULT_SETTINGS.features),
    schemes: v.fallback(validProperties(v.picklist(['http', 'https'])), DEFAULT_SETTINGS.schemes),
  }),
);

export const loadSettings = async (): Promise<Settings> => (await settings.load()) ?? DEFAULT_SETTINGS;

const changing = mutex();

export const changeSettings = (change: SettingsChange): Promise<void> =>
  changing(async () => {
    const before = await loadSettings();
    const features = { ...before.features, ...change.features };
    await settings.save({ ...before, ...change, features });
  });
