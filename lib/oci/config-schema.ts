import * as v from 'valibot';
import { recordedTime } from './config-summary.ts';
import { stringMap } from './descriptor.ts';
import { readHealthcheck } from './healthcheck.ts';
import type { HistoryEntry } from './history.ts';

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

/** What Docker and image-spec call `config`: how to run the image. */
export const runSchema = v.object({
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

/** The config blob of an image; `null` is for missing everywhere, as Go writes it. */
export const configSchema = v.object({
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
