import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChallenges } from '../../../lib/registry/auth/challenge.ts';
import { hasShared, table } from '../harness.ts';

const CASES: [header: string, expected: [string, Record<string, string>][]][] = [
  ['', []],
  ['Basic', [['basic', {}]]],
  ['BASIC realm="x"', [['basic', { realm: 'x' }]]],
  ['Bearer realm = "a" ,service=b c', [['bearer', { realm: 'a', service: 'b' }]]],
  [
    'Bearer realm="a" service="b" scope="c:pull,push"',
    [['bearer', { realm: 'a', service: 'b', scope: 'c:pull,push' }]],
  ],
  [
    'Negotiate, Basic realm="x, y"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'x, y' }],
    ],
  ],
  [
    'Bearer realm="a",scope="*"\nBasic realm="b"',
    [
      ['bearer', { realm: 'a', scope: '*' }],
      ['basic', { realm: 'b' }],
    ],
  ],
  ['Bearer realm="a",,service="b",', [['bearer', { realm: 'a', service: 'b' }]]],
  ['Bearer realm="say \\"a\\""', [['bearer', { realm: 'say "a"' }]]],
  ['Bearer realm="a",realm="b"', [['bearer', { realm: 'a' }]]],
  ['Bearer realm="a",bogus', [['bearer', { realm: 'a' }]]],
  ['Bearer realm="a",scope="unclosed', [['bearer', { realm: 'a' }]]],
  ['Bearer error="see realm=b"', [['bearer', { error: 'see realm=b' }]]],
  ['Bearer =x', [['bearer', {}]]],
  ['"Basic" realm="a"', [['realm', {}]]],
];

/** Cases of the table that its sources contradict each other about; here they are decided (see `parseChallenges`). */
const DECIDED = new Set([
  '"Basic" "realm"=/',
  'Bearer realm="https://renovate.com/v2/token",service="container_registry",scope="*',
  'Bearer realm="https://auth.example.com/token',
]);

describe('a challenge', () => {
  it.each(CASES)('reads %s', (header, expected) => {
    const found = parseChallenges(header).map(({ scheme, parameters }) => [scheme, parameters]);
    expect(found).toEqual(expected);
  });

  it('is read from any text without throwing, and in time', () => {
    const piece = fc.constantFrom(
      'Bearer ',
      'Basic',
      ' realm=',
      '"',
      '\\',
      ',',
      '=',
      ' ',
      '\n',
      'x',
      'Negotiate',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          for (const { scheme, parameters } of parseChallenges(text)) {
            expect(scheme).toBe(scheme.toLowerCase());
            for (const value of Object.values(parameters)) expect(value).toBeTypeOf('string');
          }
        },
      ),
    );
  });

  it('is unchanged after formatting and parsing', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    const challenge = fc.record({
      scheme: name,
      parameters: fc.dictionary(name, fc.string(), { minKeys: 1 }),
    });
    fc.assert(
      fc.property(fc.array(challenge), (challenges) => {
        const quote = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;
        const header = challenges.map(
          ({ scheme, parameters }) =>
            `${scheme} ${Object.entries(parameters)
              .map(([key, value]) => `${key}=${quote(value)}`)
              .join(', ')}`,
        );
        expect(parseChallenges(header.join(', '))).toEqual(
          challenges.map((one) => ({ ...one, parameters: { ...one.parameters } })),
        );
      }),
    );
  });

  it.skipIf(!hasShared)('reads every challenge that was ever seen', () => {
    for (const row of table('challenges.tsv')) {
      const raw = row.raw ?? '';
      if (DECIDED.has(raw)) continue;
      for (const separator of [', ', '\n']) {
        const found = parseChallenges(raw.split(' ⏎ ').join(separator));
        const schemes = found.map(({ scheme }) => scheme);
        if (row.scheme === 'unknown') expect(schemes).not.toContain('bearer');
        else expect([raw, schemes.join('|')]).toEqual([raw, row.scheme]);
        for (const key of ['realm', 'service', 'scope']) {
          const values = found.map(({ parameters }) => parameters[key] ?? '').join('|');
          expect([raw, key, values.replace(/^\|+$/, '')]).toEqual([
            raw,
            key,
            (row[key] ?? '').replace(/^\|+$/, ''),
          ]);
        }
      }
    }
  });
});
