import type { GenericSchema, InferOutput } from 'valibot';
import type { Field } from './fields/field.ts';
import { FIELDS } from './fields/list.ts';
import type { Platform } from './platform.ts';

type FieldRow = (typeof FIELDS)[number];
type AlwaysSet = Extract<FieldRow, { default: unknown } | { derive: unknown }>;

type ValueOf<Each extends FieldRow> = Each extends { derive: (parts: never) => infer Value }
  ? Value
  : Each extends { read: { schema: infer Schema extends GenericSchema } }
    ? NonNullable<InferOutput<Schema>>
    : never;

/** A property for each of `FIELDS`, of the type that its schema gives. Optional unless the field has a default. */
type FieldValues = { [Each in AlwaysSet as Each['id']]: ValueOf<Each> } & {
  [Each in Exclude<FieldRow, AlwaysSet> as Each['id']]?: ValueOf<Each>;
};

/** An image's config as shown to the user. */
export interface ConfigSummary extends FieldValues {
  /** `config`: read from the config. `instructions`: derived from the build steps on Docker Hub, so not exact. */
  source: 'config' | 'instructions';
  platform: Platform;
}

const isRead = (row: FieldRow) => 'read' in row;
const isDerived = (row: FieldRow) => 'derive' in row;

/** The fields that are read, from a config or from build steps. */
export const READ_FIELDS: readonly Field[] = FIELDS.filter(isRead);

/**
 * Builds a summary from the value of each field. A value that is missing or empty (`''`, `0`, null) becomes the field's
 * default, or leaves the property out.
 */
export function summaryWith(
  source: ConfigSummary['source'],
  platform: Platform,
  readField: (field: Field) => unknown,
): ConfigSummary {
  const read = READ_FIELDS.map(
    (field) => [field.id, readField(field) || field.default?.(platform.os)] as const,
  );
  const values = Object.fromEntries(read.filter(([, value]) => value)) as FieldValues;
  const derived = FIELDS.filter(isDerived).map(({ id, derive }) => [id, derive(values)]);
  return { source, platform, ...values, ...Object.fromEntries(derived) };
}
