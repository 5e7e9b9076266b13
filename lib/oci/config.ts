import * as v from 'valibot';
import { configSchema, runSchema } from './config-schema.ts';
import { type ConfigSummary, defaultUser, defaultWorkdir, readPort } from './config-summary.ts';
import type { HistoryEntry } from './history.ts';
import { isPlainObject, parseJson } from './json.ts';
import { normalizePlatform } from './platform.ts';
import { malformed, ok, type Problem, type Result } from './result.ts';
import { readLabels } from './values/labels.ts';
import { recordedTime } from './values/recorded-time.ts';
import { readVariable } from './values/variable.ts';

/** The config of an image, read. */
export interface ImageConfig {
  summary: ConfigSummary;
  history: HistoryEntry[];
  /** Digests of the layers before compression, bottom first. Equal ones are the same files in another archive. */
  diffIds: string[];
}

export type ConfigReason = 'not-json' | 'field';

const isFilled = (value: unknown) => isPlainObject(value) && Object.keys(value).length > 0;

/**
 * Very old images keep everything in `container_config`, the container that the last build step ran in. Its `Cmd` is
 * that step (`#(nop)`), not what the image runs.
 */
function withRunConfig(raw: Record<string, unknown>): Record<string, unknown> {
  const container = raw.container_config;
  if (isFilled(raw.config) || !isPlainObject(container)) return raw;
  const isStep =
    Array.isArray(container.Cmd) && container.Cmd.some((part) => String(part).includes('#(nop)'));
  return { ...raw, config: isStep ? { ...container, Cmd: null } : container };
}

function summaryOf(raw: v.InferOutput<typeof configSchema>): ConfigSummary {
  const platform = normalizePlatform({ ...raw, osVersion: raw['os.version'] });
  const run = raw.config ?? v.parse(runSchema, {});
  const summary: ConfigSummary = {
    source: 'config',
    platform,
    entrypoint: run.Entrypoint,
    cmd: run.Cmd,
    command: [...run.Entrypoint, ...run.Cmd],
    env: run.Env.map(readVariable),
    user: run.User || defaultUser(platform),
    workdir: run.WorkingDir || defaultWorkdir(platform),
    ports: run.ExposedPorts.map(readPort),
    volumes: run.Volumes,
    shell: run.Shell,
    onbuild: run.OnBuild,
    labels: readLabels(run.Labels),
  };
  const created = recordedTime(raw.created);
  if (created !== undefined) summary.created = created;
  if (raw.author) summary.author = raw.author;
  if (run.Healthcheck) summary.healthcheck = run.Healthcheck;
  if (run.StopSignal) summary.stopSignal = run.StopSignal;
  if (run.StopTimeout) summary.stopTimeout = run.StopTimeout;
  return summary;
}

/**
 * Reads the config blob of an image (image-spec `config.md`, and what Docker adds to it). `null` is for missing, unknown
 * fields are dropped; a field of the wrong type is an error that names it.
 */
export function parseConfig(text: string): Result<ImageConfig, Problem<ConfigReason>> {
  const raw = parseJson(text);
  return isPlainObject(raw) ? readConfig(raw) : malformed('not-json');
}

/** The same for a config that is JSON already (`schema1Config`). */
export function readConfig(raw: Record<string, unknown>): Result<ImageConfig, Problem<ConfigReason>> {
  const parsed = v.safeParse(configSchema, withRunConfig(raw));
  if (!parsed.success) return malformed('field', v.getDotPath(parsed.issues[0]) ?? '');
  const { history, rootfs } = parsed.output;
  return ok({ summary: summaryOf(parsed.output), history: history ?? [], diffIds: rootfs?.diff_ids ?? [] });
}
