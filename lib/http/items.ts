import * as v from 'valibot';

/** The items of a list that fit a schema, and how many did not. */
export interface Items<T> {
  items: T[];
  dropped: number;
}

/**
 * A list from outside: an item that does not fit is dropped, and counted; it takes no other with it. A list of which no
 * item fits is another list than was asked for.
 */
export const itemsOf = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list): Items<T> => {
      const items = list.flatMap((each) => {
        const checked = v.safeParse(schema, each);
        return checked.success ? [checked.output] : [];
      });
      return { items, dropped: list.length - items.length };
    }),
    v.check(({ items, dropped }) => items.length > 0 || dropped === 0),
  );

/** The same where it does not matter how many were dropped, or shows elsewhere. */
export const listOf = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.pipe(
    itemsOf(schema),
    v.transform(({ items }) => items),
  );

/** The same for a list that may be missing: empty for anything that is no list. */
export const anyListOf = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(listOf(schema), []);
