import * as v from 'valibot';
import { malformed, ok, type Problem, type Result } from '../oci/result.ts';
import { DEFAULT_FEATURES, type Features } from './features.ts';
import { FILE_SETTINGS, SETTINGS, type Settings, type SettingsChange } from './settings.ts';

const FORMAT = 'tagkin-settings-1';
/** Most characters of a settings file: 200 watched tags of the longest names take about 92,000. */
const LIMIT = 100_000;

/** No file switches on the reader's own session on Docker Hub. */
const withoutSession = ({ session: _, ...shared }: Features) => shared;

const File = v.object({
  form: v.literal(FORMAT),
  ...Object.fromEntries(FILE_SETTINGS.map((id) => [id, v.optional(SETTINGS[id].schema)])),
  features: v.optional(v.object(switchSchemas())),
  watched: v.optional(v.array(v.pipe(v.string(), v.maxLength(1024)))), // those without room are counted
});

function switchSchemas() {
  const ids = Object.keys(withoutSession(DEFAULT_FEATURES)) as (keyof Features)[];
  return Object.fromEntries(ids.map((id) => [id, v.optional(v.boolean())]));
}

/** The text of a settings file. `watched`: the references of the watched tags. */
export function writeSettings(settings: Settings, watched: readonly string[] = []): string {
  const shared = Object.fromEntries(FILE_SETTINGS.map((id) => [id, settings[id]]));
  const file = { form: FORMAT, ...shared, features: withoutSession(settings.features), watched };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a settings file. What it does not name has its default; what is not a setting is ignored. A wrong value makes the whole
 * file `no-settings`, so that a mistyped one is noticed.
 */
export function readSettings(text: string): Result<SettingsChange, Problem<'too-large' | 'no-settings'>> {
  if (text.length > LIMIT) return malformed('too-large');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return malformed('no-settings');
  }
  const checked = v.safeParse(File, parsed);
  if (!checked.success) return malformed('no-settings');
  const { features: switches = {}, watched: _, ...named } = checked.output;
  const defaults = Object.fromEntries(FILE_SETTINGS.map((id) => [id, SETTINGS[id].default]));
  const features = { ...withoutSession(DEFAULT_FEATURES), ...definedOf(switches) };
  return ok({ ...defaults, ...definedOf(named), features });
}

/** The references of the watched tags in a settings file, as they are written there. In: a text that `readSettings` accepts. */
export const watchedInFile = (text: string): string[] => v.parse(File, JSON.parse(text)).watched ?? [];

/** Without the properties that are undefined, and without the file's own `form`. */
const definedOf = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== undefined && key !== 'form'));
