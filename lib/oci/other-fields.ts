import type { Outside } from '../text/outside.ts';
import { READ_FIELDS } from './config-summary.ts';
import { isPlainObject, parseJson } from './json.ts';

/** A field of a config that no row of the config table shows. */
export interface OtherField {
  /** Where it is, as a dotted path: `config.Hostname`. */
  path: Outside;
  /** As JSON on one line; a text without its quotes. */
  value: Outside;
}

/** Shown elsewhere: platform, layers, history. */
const SHOWN = ['os', 'architecture', 'variant', 'os.version', 'rootfs', 'history', 'config'];

/** Longest value, in characters: BuildKit's cache record has megabytes. The raw config has the whole. */
const MAX_VALUE = 2000;

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  value === false ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0) ||
  (isPlainObject(value) && Object.keys(value).length === 0);

const fieldsOf = (object: Record<string, unknown>, known: string[], prefix: string): OtherField[] =>
  Object.entries(object)
    .filter(([key, value]) => !known.includes(key) && !isEmpty(value))
    .map(([key, value]) => ({
      path: prefix + key,
      value: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_VALUE),
    }));

/**
 * The fields of a config blob that are set and that the config table does not know: Docker's `container_config` and
 * `docker_version`, reserved ones, those of builders. Empty for text that is not a JSON object.
 */
export function otherFields(text: string): OtherField[] {
  const raw = parseJson(text);
  if (!isPlainObject(raw)) return [];
  const known = (object: 'image' | 'config') =>
    READ_FIELDS.filter(({ read }) => read.in === object).map(({ read }) => read.property);
  const config = isPlainObject(raw.config) ? raw.config : {};
  return [
    ...fieldsOf(config, known('config'), 'config.'),
    ...fieldsOf(raw, [...known('image'), ...SHOWN], ''),
  ];
}
