import * as v from 'valibot';
import { configSchema } from './config-schema.ts';
import { type ConfigSummary, summaryWith } from './config-summary.ts';
import type { Field } from './fields/field.ts';
import type { HistoryEntry } from './history.ts';
import { isPlainObject, parseJson } from './json.ts';
import { normalizePlatform } from './platform.ts';
import { malformed, ok, type Problem, type Result } from './result.ts';

/** A parsed image config. */
export interface ImageConfig {
  summary: ConfigSummary;
  history: HistoryEntry[];
  /** Digests of the uncompressed layers, bottom first. Equal ones hold the same files, however they are compressed. */
  diffIds: string[];
}

/** `not-json`: not a JSON object. `field`: a property has the wrong type; `at` is its path. */
export type ConfigReason = 'not-json' | 'field';

const isFilled = (value: unknown) => isPlainObject(value) && Object.keys(value).length > 0;

/** Whether a command is a build step that ran nothing: Docker's classic builder recorded it with this comment. */
const isBuildStep = (command: unknown) =>
  Array.isArray(command) && command.some((part) => typeof part === 'string' && part.includes('#(nop)'));

/**
 * The config with its run configuration in `config`. Very old images have it only in `container_config`, the container
 * of the last build step, where `Cmd` may be that step instead of the image's command.
 */
function withRunConfig(raw: Record<string, unknown>): Record<string, unknown> {
  const container = raw.container_config;
  if (isFilled(raw.config) || !isPlainObject(container)) return raw;
  return { ...raw, config: isBuildStep(container.Cmd) ? { ...container, Cmd: null } : container };
}

/**
 * Parses a config blob (image-spec `config.md`, and what Docker adds). `null` counts as missing, unknown properties are
 * dropped. Errors: `malformed`, with a `ConfigReason`.
 */
export function parseConfig(text: string): Result<ImageConfig, Problem<ConfigReason>> {
  const raw = parseJson(text);
  return isPlainObject(raw) ? readConfig(raw) : malformed('not-json');
}

/** As `parseConfig`, for a config that is already parsed as JSON (`schema1Config`). */
export function readConfig(raw: Record<string, unknown>): Result<ImageConfig, Problem<ConfigReason>> {
  const parsed = v.safeParse(configSchema, withRunConfig(raw));
  if (!parsed.success) return malformed('field', v.getDotPath(parsed.issues[0]) ?? '');
  const { config, history, rootfs, ...image } = parsed.output;
  const platform = normalizePlatform({ ...image, osVersion: image['os.version'] });
  const objects: Record<Field['read']['in'], Record<string, unknown>> = { image, config };
  const summary = summaryWith('config', platform, ({ read }) => objects[read.in][read.property]);
  return ok({ summary, history, diffIds: rootfs?.diff_ids ?? [] });
}
