import * as v from 'valibot';

/** One bad item of a stored list must not lose the others: a list of the items that fit. */
export const validItems = <T>(item: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.flatMap((each) => validOf(item, each))),
  );

/** The same for an object: its properties whose values fit. */
export const validProperties = <T>(value: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.record(v.string(), v.unknown()),
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
