import { describe, expect, it } from 'vitest';
import { formatReference } from '../../lib/oci/reference.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import { hasShared, sharedText } from '../oci/shared.ts';

/** An input out of a public bug report: what must be found in it, and what must not be shown. */
interface Case {
  file?: string;
  input?: string;
  must: string[];
  not: string[];
  source: string;
}

const cases: Case[] = hasShared ? JSON.parse(sharedText('pasted/index.json')) : [];

describe.skipIf(!hasShared)('collected inputs', () => {
  it.each(cases)('$source', ({ file, input, must, not }) => {
    const text = input ?? sharedText(`pasted/${file}`);
    const { found } = readPasted(text);
    const images = found.flatMap((one) => (one.kind === 'image' ? [formatReference(one.reference)] : []));
    for (const image of must) expect(images).toContain(image);
    for (const image of not) expect(images).not.toContain(image);
    for (const { from } of found)
      for (const { start, end } of from) expect(text.slice(start, end).trim()).not.toBe('');
  });
});
