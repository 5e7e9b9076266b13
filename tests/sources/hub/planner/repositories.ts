import fc from 'fast-check';
import type { Change, HubTraits, Tag } from './simulated-hub.ts';

const BEFORE = ['', '', 'v', 'jdk-', 'Rel_'];
const STAGES = ['', '', 'RC1', '-rc.1', 'rc1'];
const VARIANTS = ['', '-alpine', '-alpine3.22', '-fpm', '-FPM', '_slim', '.slim-bookworm'];

/** Names as people and CI make them, some of which differ in case or punctuation only. */
const NAMES = [
  ...new Set([
    ...['latest', 'Latest', 'LATEST', '_', 'a-b', 'ab', 'a.b', 'a_b', 'aB', 'A-B', '8', '8.', '8-', '8_'],
    ...Array.from({ length: 900 }, (_, at) => {
      const version = [at % 9, Math.floor(at / 9) % 13, at % 4].slice(0, 1 + (at % 3)).join('.');
      const pick = (list: string[], by: number) => list[Math.floor(at / by) % list.length] ?? '';
      return pick(BEFORE, 5) + version + pick(STAGES, 3) + pick(VARIANTS, 11);
    }),
    ...Array.from({ length: 90 }, (_, at) => (0xabcdef12345 + at * 0x1234567891).toString(16)),
  ]),
];

export const tags = (maxLength: number): fc.Arbitrary<Tag[]> =>
  fc
    .tuple(fc.shuffledSubarray(NAMES, { maxLength }), fc.integer({ min: 0, max: 4 }))
    .map(([names, spread]) =>
      names.map((name, at) => ({ name, digest: `sha256:${at % 7}`, pushed: (at * spread) % 101 })),
    );

const image = fc.integer({ min: 100, max: 120 }).map((number) => `sha256:${number}`);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const), name: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant('push' as const), name: fc.constantFrom(...NAMES), digest: image }),
);

/** Any Hub that an anonymous visitor may meet, changing while it is read. */
export const traits: fc.Arbitrary<HubTraits> = fc
  .record({
    tags: tags(400),
    pages: fc.integer({ min: 2, max: 6 }),
    pageSize: fc.integer({ min: 8, max: 20 }),
    order: fc.constantFrom<HubTraits['order'][]>(
      'bytes',
      'caseless',
      'locale',
      'letters',
      'length',
      'random',
    ),
    reversed: fc.boolean(),
    filter: fc.constantFrom<HubTraits['filter'][]>('caseless', 'exact', 'ignored'),
    changes: fc.array(fc.record({ at: fc.integer({ min: 0, max: 40 }), change }), { maxLength: 12 }),
  })
  .map(({ pages, ...rest }) => ({ ...rest, cap: pages * rest.pageSize }));
