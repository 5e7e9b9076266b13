import { DEFAULT_FEATURES, type Features } from './features.ts';

/** How registries are reached where the user has set it, by name. */
export type Schemes = Record<string, 'http' | 'https'>;

export interface Settings {
  /** The preferred platform key, such as `linux/amd64`. */
  platform: string;
  features: Features;
  schemes: Schemes;
}

export type SettingsChange = Partial<Omit<Settings, 'features'> & { features: Partial<Features> }>;

export const DEFAULT_SETTINGS: Settings = {
  platform: 'linux/amd64',
  features: DEFAULT_FEATURES,
  schemes: {},
};
