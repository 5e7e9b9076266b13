import * as v from 'valibot';

/** A tag's name in the answer of an API: whether any tag can have it is checked where it is listed. */
export const name = v.pipe(v.string(), v.maxLength(256));
