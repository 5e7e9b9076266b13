import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyTable } from '../../lib/aliases/table.ts';
import { packTable, unpackTable } from '../../lib/store/packed-table.ts';
import { someTags, tableOf } from '../aliases/truth.ts';

test('a table comes out of the store as it went in, to the second', () => {
  fc.assert(
    fc.property(someTags, (tags) => {
      const table = tableOf(tags.map((tag, at) => ({ ...tag, pushedAt: at * 1000 })));
      expect(unpackTable(structuredClone(packTable(table)))).toEqual(table);
    }),
  );
});

test('an empty table too', () => expect(unpackTable(packTable(emptyTable()))).toEqual(emptyTable()));
