import { expect, it } from 'vitest';
import { formatReference } from '../../lib/oci/reference.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';

/** What is shown of a text: references, `?` and the unknown variables, or the kind of another find. */
const shown = (text: string): string[] =>
  readPasted(text).found.map((one) => {
    if (one.kind === 'image') return formatReference(one.reference);
    return one.kind === 'unresolved' ? `?${one.missing.join()}` : one.kind;
  });

/** A test for each row: a text, and all that is found in it, in its order. */
export const finds = (rows: [text: string, ...found: string[]][]) =>
  it.each(rows.map(([text, ...found]) => ({ text, found })))('$text', ({ text, found }) => {
    expect(shown(text)).toEqual(found);
  });
