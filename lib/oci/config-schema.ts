import * as v from 'valibot';
import { READ_FIELDS } from './config-summary.ts';
import type { Field } from './fields/field.ts';
import type { HistoryEntry } from './history.ts';
import { list, text } from './values/go-json.ts';
import { recordedTime } from './values/recorded-time.ts';

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
      ...(raw.author ? { author: raw.author } : {}),
    };
  }),
);

const fieldsIn = (object: Field['read']['in']) =>
  Object.fromEntries(
    READ_FIELDS.filter(({ read }) => read.in === object).map(({ read }) => [read.property, read.schema]),
  );

/**
 * The config blob of an image: image-spec `config.md`, and what Docker adds. `null` and a missing property mean the
 * same, as Go writes both; unknown properties are dropped.
 */
export const configSchema = v.object({
  ...fieldsIn('image'),
  os: text,
  architecture: text,
  variant: text,
  'os.version': text,
  config: v.nullish(v.object(fieldsIn('config')), {}),
  rootfs: v.nullish(v.object({ diff_ids: list })),
  history: v.nullish(v.array(historySchema), []),
});
