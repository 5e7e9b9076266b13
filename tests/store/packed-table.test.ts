import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyTable } from '../../lib/aliases/table.ts';
import { packTable, unpackTable } from '../../lib/store/packed-table.ts';
import { someTags, tableOf } from '../aliases/truth.ts';

const hex = (text: string) =>
  `sha256:${[...text]
    .map((sign) => sign.charCodeAt(0).toString(16))
    .join('')
    .padStart(64, '0')}`;

test('a table comes out of the store as it went in, to the second', () => {
  fc.assert(
    fc.property(someTags, fc.boolean(), (tags, isPlain) => {
      const written = (digest: string) => (isPlain ? hex(digest) : digest);
      const table = tableOf(
        tags.map((tag, at) => ({
          ...tag,
          ...(tag.digest && { digest: written(tag.digest) }),
          images: tag.images.map((image) => ({ ...image, digest: written(image.digest) })),
          pushedAt: at * 1000,
        })),
      );
      expect(unpackTable(structuredClone(packTable(table)))).toEqual(table);
    }),
  );
});

test('an empty table too', () => expect(unpackTable(packTable(emptyTable()))).toEqual(emptyTable()));
