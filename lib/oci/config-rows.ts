import type { ConfigSummary } from './config-summary.ts';
import type { Drawings } from './fields/field.ts';
import { FIELDS } from './fields/list.ts';

type DrawnField = Extract<(typeof FIELDS)[number], { draw: unknown }>;

/** A field as a row of the config table: plain data, which a content script can draw without the schemas. */
export type ConfigRow = {
  [As in keyof Drawings]: {
    /** The field's id in lower case, for `data-field`. */
    field: string;
    /** Key of public/_locales. */
    label: DrawnField['draw']['label'];
    as: As;
    /** Null if the field is not set. Lists are empty instead. */
    value: Drawings[As] | null;
  };
}[keyof Drawings];

const isDrawn = (field: (typeof FIELDS)[number]) => 'draw' in field;
const isSet = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== undefined);

/** The rows of the config table, in the order of `FIELDS`, without optional ones that are not set. */
export function configRows(summary: ConfigSummary): ConfigRow[] {
  return FIELDS.filter(isDrawn).flatMap(({ id, draw }) => {
    if ('isOptional' in draw && !isSet(summary[id])) return [];
    // `Field` allows only drawings that take the field's value.
    const { as, label } = draw;
    return [{ field: id.toLowerCase(), label, as, value: summary[id] ?? null } as ConfigRow];
  });
}
