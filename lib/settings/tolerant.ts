import * as v from 'valibot';
import { isPlainObject } from '../oci/json.ts';

/** The valid items of a stored list: an invalid one must not lose the others. */
export const validItems = <T>(item: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.flatMap((each) => validOf(item, each))),
  );

/** The same for an object: its properties with valid values. */
export const validProperties = <T>(value: v.GenericSchema<unknown, T>) =>
  v.pipe(
    // Whatever its keys are: `v.record` leaves out `constructor` and others.
    v.custom<Record<string, unknown>>(isPlainObject),
    v.transform((all) =>
      Object.fromEntries(
        Object.entries(all).flatMap(([key, each]) => validOf(value, each).map((one) => [key, one] as const)),
      ),
    ),
  );

function validOf<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T[] {
  const checked = v.safeParse(schema, value);
  return checked.success ? [checked.output] : [];
}
