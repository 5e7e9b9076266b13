import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsChange,
  StoredSettings,
} from '../settings/settings.ts';
import { durableStore } from './durable.ts';
import { mutex } from './mutex.ts';

const settings = durableStore<Settings>('settings', StoredSettings);
const changing = mutex();

export const loadSettings = async (): Promise<Settings> => (await settings.load()) ?? DEFAULT_SETTINGS;

export const changeSettings = (change: SettingsChange): Promise<void> =>
  changing(async () => {
    const before = await loadSettings();
    const features = { ...before.features, ...change.features };
    await settings.save({ ...before, ...change, features });
  });
