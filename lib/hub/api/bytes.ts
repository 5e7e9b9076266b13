import * as v from 'valibot';

/** A number of bytes. */
export const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
