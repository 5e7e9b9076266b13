import * as v from 'valibot';
import type { HistoryEntry } from './history.ts';
import { list, number, set, stringMap, text } from './values/go-json.ts';
import { readHealthcheck } from './values/healthcheck.ts';
import { recordedTime } from './values/recorded-time.ts';

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
