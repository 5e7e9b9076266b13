import * as v from 'valibot';
import { parseJson } from '../oci/json.ts';
import { readPlatformKey } from '../oci/platform-key.ts';
import { malformed, ok, type Problem, type Result } from '../oci/result.ts';
import { DEFAULT_FEATURES, FEATURES, type Features } from './features.ts';

/** Settings that may be saved to a file and read from one: nothing secret, and nothing about where secrets go. */
export interface FileSettings {
  platform: string;
  features: Omit<Features, 'session'>;
}

const FORM = 'tagkin-settings-1';
const LIMIT = 64 * 1024;

const { session: _, ...SHARED } = DEFAULT_FEATURES;

const switches = Object.fromEntries(
  FEATURES.filter(({ id }) => id !== 'session').map(({ id }) => [id, v.optional(v.boolean())]),
) as Record<keyof typeof SHARED, v.OptionalSchema<v.BooleanSchema<undefined>, undefined>>;

const File = v.object({
  form: v.literal(FORM),
  platform: v.optional(v.pipe(v.string(), v.maxLength(100), v.check(isPlatform))),
  features: v.optional(v.object(switches)),
});

function isPlatform(text: string): boolean {
  return readPlatformKey(text) !== undefined && /^[\w./@-]+$/.test(text);
}

/** The text of a settings file. */
export function writeSettings({ platform, features }: { platform: string; features: Features }): string {
  const { session: _session, ...shared } = features;
  return `${JSON.stringify({ form: FORM, platform, features: shared }, null, 2)}\n`;
}

/**
 * Reads a settings file. What it does not name gets its default; what is not a setting is ignored. No file switches the
 * reader's own session on Docker Hub on.
 */
export function readSettings(text: string): Result<FileSettings, Problem<'too-large' | 'no-settings'>> {
  if (text.length > LIMIT) return malformed('too-large');
  const read = v.safeParse(File, parseJson(text));
  if (!read.success) return malformed('no-settings');
  const { platform = 'linux/amd64', features = {} } = read.output;
  const given = Object.entries(features).filter(([, on]) => on !== undefined);
  return ok({ platform, features: { ...SHARED, ...Object.fromEntries(given) } });
}
