import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visitSubstrings } from '../../../../lib/sources/hub/planner/substrings.ts';
import { tags } from './repositories.ts';

const names = tags(40).map((all) => all.map(({ name }) => name));

function visited(all: string[], missing: Uint8Array, least: number): Map<string, string[]> {
  const seen = new Map<string, string[]>();
  visitSubstrings(all, { missing, least, longest: 6 }, (text, found) => {
    seen.set(
      text,
      Array.from(found, (at) => all[at] ?? ''),
    );
  });
  return seen;
}

it('finds the names that a filter finds, case-sensitive or not', () => {
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 4 }), (all, least) => {
      for (const [text, found] of visited(all, new Uint8Array(all.length).fill(1), least)) {
        expect(found).toEqual(all.filter((name) => name.includes(text)));
        expect(found).toEqual(all.filter((name) => name.toLowerCase().includes(text.toLowerCase())));
        expect(found.length).toBeGreaterThanOrEqual(least);
      }
    }),
  );
});

it('misses no set of names that some substring finds', () => {
  fc.assert(
    fc.property(names, (all) => {
      const sets = new Set([...visited(all, new Uint8Array(all.length).fill(1), 2).values()].map(String));
      for (const name of all)
        for (let from = 0; from < name.length; from++)
          for (let to = from + 1; to <= Math.min(name.length, from + 6); to++) {
            const text = name.slice(from, to);
            const exact = all.filter((other) => other.includes(text));
            const folded = all.filter((other) => other.toLowerCase().includes(text.toLowerCase()));
            if (text.includes('_') || exact.length < 2 || exact.length !== folded.length) continue;
            expect(sets).toContain(String(exact));
          }
    }),
    { numRuns: 30 },
  );
});

it('takes the case that all names share, even if the first one has others', () => {
  const all = ['Rel-rc', '8.0rc', '8.1rc'];
  const found = visited(all, new Uint8Array(3).fill(1), 3);
  expect([...found.keys()]).toEqual(['c']);
  expect(visited(['Rr', 'r'], new Uint8Array(2).fill(1), 2).get('r')).toEqual(['Rr', 'r']);
});

it('never uses `_`, a wildcard in SQL', () => {
  const all = ['a_b', 'a_c', 'a_d'];
  expect([...visited(all, new Uint8Array([1, 1, 1]), 2).keys()]).toEqual(['a']);
});

it('leaves out substrings that find too few missing names', () => {
  const all = ['8.4-fpm', '8.4-cli', '7.4-fpm', '7.4-cli'];
  const texts = [...visited(all, new Uint8Array([1, 1, 0, 0]), 2).keys()];
  expect(texts).toContain('8');
  expect(texts).not.toContain('7');
  expect(texts).not.toContain('f');
});
