import * as v from 'valibot';
import {
  type ConfigSummary,
  defaultUser,
  defaultWorkdir,
  readPort,
  readVariable,
  recordedTime,
} from './config-summary.ts';
import { stringMap } from './descriptor.ts';
import { readHealthcheck } from './healthcheck.ts';
import type { HistoryEntry } from './history.ts';
import { isPlainObject, parseJson } from './json.ts';
import { readLabels } from './labels.ts';
import { normalizePlatform } from './platform.ts';
import { malformed, ok, type Problem, type Result } from './result.ts';

/** The config of an image, read. */
export interface ImageConfig {
  summary: ConfigSummary;
  history: HistoryEntry[];
  /** Digests of the layers before compression, bottom first. Equal ones are the same files in another archive. */
  diffIds: string[];
}

export type ConfigReason = 'not-json' | 'field';

const text = v.nullish(v.string());
const number = v.nullish(v.number());
/** A list, or one text that stands for it: both were written (docker `strslice`). */
const list = v.pipe(
  v.nullish(v.union([v.array(v.string()), v.string()]), []),
  v.transform((value) => (typeof value === 'string' ? [value] : (value ?? []))),
);
/** A set, as Go writes it in JSON: `{"80/tcp": {}}`. Some tools write a list. */
const set = v.pipe(
  v.nullish(v.union([v.array(v.string()), v.record(v.string(), v.unknown())]), {}),
  v.transform((value) => (Array.isArray(value) ? value : Object.keys(value ?? {}))),
);

const healthcheckSchema = v.pipe(
  v.object({
    Test: list,
    Interval: number,
    Timeout: number,
    StartPeriod: number,
    StartInterval: number,
    Retries: number,
  }),
  v.transform((raw) =>
    readHealthcheck(raw.Test, {
      interval: raw.Interval ?? 0,
      timeout: raw.Timeout ?? 0,
      startPeriod: raw.StartPeriod ?? 0,
      startInterval: raw.StartInterval ?? 0,
      retries: raw.Retries ?? 0,
    }),
  ),
);

const runSchema = v.object({
  User: text,
  ExposedPorts: set,
  Env: list,
  Entrypoint: list,
  Cmd: list,
  Volumes: set,
  WorkingDir: text,
  Labels: stringMap,
  StopSignal: text,
  StopTimeout: number,
  Healthcheck: v.nullish(healthcheckSchema),
  Shell: list,
  OnBuild: list,
});

const historySchema = v.pipe(
  v.object({
    created: text,
    created_by: text,
    author: text,
    comment: text,
    empty_layer: v.nullish(v.boolean()),
  }),
  v.transform((raw): HistoryEntry => {
    const created = recordedTime(raw.created);
    return {
      createdBy: raw.created_by ?? '',
      comment: raw.comment ?? '',
      empty: raw.empty_layer ?? false,
      ...(created === undefined ? {} : { created }),
    };
  }),
);

const configSchema = v.object({
  os: text,
  architecture: text,
  variant: text,
  'os.version': text,
  created: text,
  author: text,
  config: v.nullish(runSchema),
  rootfs: v.nullish(v.object({ diff_ids: list })),
  history: v.nullish(v.array(historySchema), []),
});

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
