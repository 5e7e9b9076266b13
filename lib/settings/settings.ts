import * as v from 'valibot';
import { readPlatformKey } from '../oci/platform-key.ts';
import { DEFAULT_DOCK, DOCK_CORNERS } from './dock.ts';
import { byFeature, DEFAULT_FEATURES, type Features, isOnByDefault } from './features.ts';
import { LOOKS, type Look } from './look.ts';
import { validProperties } from './tolerant.ts';

/** One setting. To add one is a row in SETTINGS and its strings; a row with `about` is a switch that the options page draws. */
export interface SettingRow {
  default: unknown;
  /** Checks what is stored, imported or sent. */
  schema: v.GenericSchema;
  /** Where the options page has it. */
  section: 'features' | 'registries' | 'watch' | 'data';
  /** Keys of public/_locales: its label, and for a switch what it does. */
  label: string;
  about?: string;
  /** Whether a settings file carries it: nothing secret, and nothing that decides where credentials go. */
  isInFile: boolean;
  /** A permission of the browser that the switch asks for in its click. */
  permission?: 'notifications';
}

const row = <const Row extends SettingRow>(setting: Row): Row => setting;

/** Whether a text is a platform key. */
export const isPlatform = (text: string): boolean =>
  text.length <= 100 &&
  readPlatformKey(text) !== undefined &&
  /^\w[\w.-]*(?:\/\w[\w.-]*){0,2}(?:@\w[\w.-]*)?$/.test(text);

/** A feature that is missing or broken has its default. */
const FeaturesSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform(
    (stored): Features =>
      byFeature((feature) => {
        const isOn = stored[feature.id];
        return typeof isOn === 'boolean' ? isOn : isOnByDefault(feature);
      }),
  ),
);

/** The schemes that the user has set, by registry name. */
export type Schemes = Record<string, 'http' | 'https'>;

/** Where the docked panel stands. */
export const DockSchema = v.object({ corner: v.picklist(DOCK_CORNERS), isFolded: v.boolean() });

/** Hours between two rounds. */
const WatchHours = v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(24));

export const SETTINGS = {
  /** The preferred platform key, such as `linux/amd64`. */
  platform: row({
    default: 'linux/amd64',
    schema: v.pipe(v.string(), v.check(isPlatform)),
    section: 'data',
    label: 'platformPreferred',
    isInFile: true,
  }),
  features: row({
    default: DEFAULT_FEATURES,
    schema: FeaturesSchema,
    section: 'features',
    label: 'featuresTitle',
    isInFile: true,
  }),
  schemes: row({
    default: {} as Schemes,
    schema: validProperties(v.picklist(['http', 'https'])),
    section: 'registries',
    label: 'plainHttpTitle',
    isInFile: false,
  }),
  dock: row({
    default: DEFAULT_DOCK,
    schema: DockSchema,
    section: 'data',
    label: 'dockPlace',
    isInFile: false,
  }),
  look: row({
    default: 'system' as Look,
    schema: v.picklist(LOOKS),
    section: 'data',
    label: 'lookTitle',
    isInFile: true,
  }),
  /** Whether the popup remembers what was looked up. */
  remembersLookUps: row({
    default: true,
    schema: v.boolean(),
    section: 'data',
    label: 'settingRecent',
    about: 'settingRecentAbout',
    isInFile: true,
  }),
  /** Hours between two rounds over the watched tags. */
  watchHours: row({
    default: 12,
    schema: WatchHours,
    section: 'watch',
    label: 'watchEvery',
    isInFile: true,
  }),
  /** Whether a changed index counts only where the image for the reader's platform changed. */
  watchByPlatform: row({
    default: true,
    schema: v.boolean(),
    section: 'watch',
    label: 'settingWatchPlatform',
    about: 'settingWatchPlatformAbout',
    isInFile: true,
  }),
  watchNewer: row({
    default: false,
    schema: v.boolean(),
    section: 'watch',
    label: 'settingWatchNewer',
    about: 'settingWatchNewerAbout',
    isInFile: true,
  }),
  /** Not in the file: the browser's permission has to be given on each machine. */
  watchNotifies: row({
    default: false,
    schema: v.boolean(),
    section: 'watch',
    label: 'settingWatchNotifies',
    about: 'settingWatchNotifiesAbout',
    isInFile: false,
    permission: 'notifications',
  }),
  nothingInBackground: row({
    default: false,
    schema: v.boolean(),
    section: 'watch',
    label: 'settingNoBackground',
    about: 'settingNoBackgroundAbout',
    isInFile: true,
  }),
};

type Rows = typeof SETTINGS;
type SettingId = keyof Rows;
export type Settings = { [Id in SettingId]: v.InferOutput<Rows[Id]['schema']> };
export type SettingsChange = Partial<Omit<Settings, 'features'> & { features: Partial<Features> }>;

/** The settings that are a switch of the options page. */
export type SwitchId = { [Id in SettingId]: Rows[Id] extends { about: string } ? Id : never }[SettingId];

const ids = Object.keys(SETTINGS) as SettingId[];
const bySetting = <Value>(of: (setting: SettingRow) => Value) =>
  Object.fromEntries(ids.map((id) => [id, of(SETTINGS[id])]));

export const DEFAULT_SETTINGS = bySetting((setting) => setting.default) as Settings;

/** Settings as they are stored: one that is missing or broken has its default, and takes no other with it. */
export const StoredSettings = v.object(
  bySetting((setting) => v.fallback(setting.schema, setting.default)),
) as unknown as v.GenericSchema<unknown, Settings>;

/** The ids of all switches, in their order. */
export const SWITCHES = ids.filter((id): id is SwitchId => 'about' in SETTINGS[id]);

/** The settings that a file carries. */
export const FILE_SETTINGS = ids.filter((id) => SETTINGS[id].isInFile);
