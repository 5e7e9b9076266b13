import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportGroups } from '../../lib/aliases/export.ts';
import { digestOf, tableOf } from './truth.ts';

const named = (...names: string[]) =>
  tableOf(names.map((name) => ({ name, digest: digestOf(1), images: [] })));
const anyName = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('=1+1', '＝1', '＋1', '－1', '＠a', ' =1', '\t=1', 'a\nb', 'a\r\nb', '"', ',', '\u202eexe'),
);

/** The rows of a CSV file, by RFC 4180. */
function rowsOf(file: string): string[][] {
  const rows: string[][] = [];
  for (const line of file.trimEnd().split('\n'))
    rows.push(
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
  return rows;
}

describe('whatever the names are', () => {
  test('a CSV file has a line for each tag, and no cell that a spreadsheet runs', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { minLength: 1 }), (names) => {
        const rows = rowsOf(exportGroups(named(...names), 'csv'));
        expect(rows).toHaveLength(names.length + 1);
        for (const [name = '', digest] of rows.slice(1)) {
          expect(name).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
          expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(digest).toBe(digestOf(1));
        }
      }),
    );
  });

  test('a text file has a line for each tag, without control characters', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { minLength: 1 }), (names) => {
        const file = exportGroups(named(...names), 'text');
        expect(file.slice(0, -1).split('\n')).toHaveLength(names.length);
        expect(file.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test('a JSON file has them as they are', () => {
    const file = exportGroups(named('a\nb', '=1'), 'json');
    expect(new Set(Object.values(JSON.parse(file)[0])[0] as string[])).toEqual(new Set(['a\nb', '=1']));
  });
});
