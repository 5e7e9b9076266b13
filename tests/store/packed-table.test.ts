import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { editTable, emptyTable, type TagRecord } from '../../lib/aliases/table.ts';
import { packTable, unpackTable } from '../../lib/store/packed-table.ts';
import { PackedTableSchema } from '../../lib/store/table-schema.ts';
import { digestOf, someTags, tableOf } from '../aliases/truth.ts';

/** Any time that a `Date` can be: before 1970 and after 2106 too. */
const anyTime = fc
  .oneof(fc.date({ noInvalidDate: true }), fc.constantFrom(new Date(0), new Date(-1)))
  .map(Number);
/** Any name: what a registry sends is not checked here. */
const anyName = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\n', 'a\nb', '\\n'));
const anyDigest = fc.oneof(
  fc.nat().map(digestOf),
  fc.constantFrom(`sha512:${'a'.repeat(128)}`, `sha384:${'b'.repeat(96)}`),
);
const anyRecord: fc.Arbitrary<TagRecord> = fc.record(
  {
    name: anyName,
    digest: anyDigest,
    images: fc.array(
      fc.record(
        {
          platform: fc.constantFrom('linux/amd64', 'linux/arm64', 'a\nb'),
          digest: anyDigest,
          size: fc.oneof(fc.nat(20_000_000_000), fc.double()),
        },
        { requiredKeys: ['platform', 'digest'] },
      ),
      { maxLength: 4 },
    ),
    pushedAt: anyTime,
  },
  { requiredKeys: ['name', 'images'] },
);

/** As the next worker gets it: read by its schema. */
const stored = (table: ReturnType<typeof emptyTable>) =>
  unpackTable(v.parse(PackedTableSchema, structuredClone(packTable(table))));

describe('a table comes out of the store as it went in', () => {
  test('with tags and aliases', () => {
    fc.assert(
      fc.property(someTags, anyTime, (tags, from) => {
        const table = tableOf(tags.map((tag, at) => ({ ...tag, pushedAt: from + at })));
        expect(stored(table)).toEqual(table);
      }),
    );
  });

  test('whatever the records are', () => {
    fc.assert(
      fc.property(fc.array(anyRecord), (records) => {
        const table = tableOf(records);
        expect(stored(table)).toEqual(table);
      }),
    );
  });

  test('and the same answers change nothing of it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRecord, { selector: ({ name }) => name }), (records) => {
        const editor = editTable(stored(tableOf(records)));
        for (const record of records) expect([record, editor.put(record)]).toEqual([record, false]);
      }),
    );
  });

  test('empty', () => expect(stored(emptyTable())).toEqual(emptyTable()));
});
