import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TagAliases } from '../../lib/aliases/aliases.ts';
import { type Answered, type ListingState, merge } from '../../lib/client/merge.ts';
import type { Failure } from '../../lib/failure.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { aliasesOf, progressOf } from '../components/facts.ts';

const TOTAL = 30;
const NOTHING: ListingState = {
  repository: 'library/nginx',
  progress: null,
  tags: new Map(),
  ofDigest: null,
  moves: new Map(),
  defect: null,
};

/** Twice as many aliases of `latest` once as many tags are known, and one more tag for each that is. */
const aliasesAt = (known: number): TagAliases[] => [
  aliasesOf({
    tag: 'latest',
    known: known > 0,
    sameIndex: Array.from({ length: known }, (_, at) => `${at}`),
  }),
  aliasesOf({ tag: 'late', known: known >= 20 }),
];

/** What a worker answers that knows so many tags of one growing listing. */
const answerAt = (
  known: number,
  progress: Partial<Progress> = {},
  more: Partial<Answered> = {},
): Answered => {
  const isAll = known === TOTAL;
  return {
    progress: progressOf({ known, total: TOTAL, done: isAll, complete: isAll, ...progress }),
    tags: aliasesAt(known),
    moves: known > 5 ? [{ tag: 'latest', was: '1.0', until: known }] : [],
    ofDigest: { index: known > 0 ? ['latest'] : [], platform: [] },
    ...more,
  };
};

const mergeAll = (answers: (Answered | Failure)[], from = NOTHING): ListingState =>
  answers.reduce(merge, from);

const NETWORK: Failure = { kind: 'network', until: 5 };

describe('merge: one answer after another', () => {
  const ephemeral = { isEphemeral: true };
  const shown = (known: number, progress: Partial<Progress> = {}) => mergeAll([answerAt(known, progress)]);
  const cases: [string, ListingState, Answered | Failure, Partial<Progress>][] = [
    ['the first', NOTHING, answerAt(10), { known: 10, done: false }],
    ['the first request fails', NOTHING, NETWORK, { known: 0, total: 0, done: false, failure: NETWORK }],
    ['more is known', shown(10), answerAt(20), { known: 20 }],
    ['a step fails', shown(10), answerAt(10, { failure: NETWORK }), { known: 10, failure: NETWORK }],
    ['the request for it fails', shown(10), NETWORK, { known: 10, failure: NETWORK }],
    ['the next step succeeds', mergeAll([NETWORK], shown(10)), answerAt(12), { known: 12, failure: null }],
    [
      'a look does not say why it is stalled',
      mergeAll([answerAt(10, { failure: NETWORK, resumeAt: 7 })]),
      answerAt(12, {}, { isLook: true }),
      { known: 12, failure: NETWORK, resumeAt: 7 },
    ],
    [
      'a worker in a private window has restarted',
      shown(TOTAL, ephemeral),
      answerAt(0, { total: 0 }),
      { known: TOTAL, total: TOTAL, done: false, complete: false, isEphemeral: true },
    ],
    ['it has read the list again', shown(20, ephemeral), answerAt(TOTAL, ephemeral), { complete: true }],
    [
      'a tag was deleted, in a listing on disk',
      shown(20),
      answerAt(19, { total: TOTAL - 1 }),
      { known: 19, total: TOTAL - 1 },
    ],
    [
      'the whole list is shorter',
      shown(TOTAL, ephemeral),
      answerAt(20, { total: 20, done: true, complete: true }),
      { known: 20, total: 20, complete: true },
    ],
    ['late', shown(TOTAL), answerAt(10, {}, { isLate: true }), { known: TOTAL, done: true, complete: true }],
    ['late, but it knows more', shown(10), answerAt(20, {}, { isLate: true }), { known: 20 }],
    [
      'late, and it was the last step',
      shown(20),
      answerAt(20, { done: true }, { isLate: true }),
      { known: 20, done: true },
    ],
  ];
  test.each(cases)('%s', (_, before, answer, progress) => {
    expect(merge(before, answer).progress).toMatchObject(progress);
  });

  test('a late look that knows less keeps the aliases, and adds a tag', () => {
    const before = mergeAll([answerAt(25, {}, { tags: [aliasesOf({ sameIndex: ['shown'] })] })]);
    const after = merge(before, answerAt(20, {}, { isLate: true, isLook: true }));
    expect(after.tags.get('latest')?.sameIndex).toEqual(['shown']);
    expect(after.tags.get('late')?.known).toBe(true);
  });

  test('a platform that was chosen while a step was on its way is shown', () => {
    const tags = [aliasesOf({ platform: 'linux/arm64' })];
    const after = mergeAll([
      answerAt(20),
      answerAt(20, { platform: 'linux/arm64' }, { tags, isLate: true, isLook: true }),
    ]);
    expect(after.tags.get('latest')?.platform).toBe('linux/arm64');
  });

  test('a tag that was unknown is taken from a worker that knows less otherwise', () => {
    const before = mergeAll([answerAt(25, ephemeral, { tags: [aliasesOf({ tag: 'new', known: false })] })]);
    const after = merge(before, answerAt(5, ephemeral, { tags: [aliasesOf({ tag: 'new' })] }));
    expect(after.tags.get('new')?.known).toBe(true);
  });

  test('a defect of the page is shown instead of every other failure', () => {
    const defect: Failure = { kind: 'internal' };
    const after = mergeAll([answerAt(10), NETWORK, answerAt(12)], { ...NOTHING, defect });
    expect(after.progress).toMatchObject({ known: 12, failure: defect });
  });
});

describe('merge: any answers', () => {
  const failure = fc.constantFrom<Failure>(
    NETWORK,
    { kind: 'not-found' },
    { kind: 'rate-limited', until: 9 },
  );
  const isLook = fc.boolean();
  /** What happens to a worker, told as what it answers. */
  const event = fc.oneof(
    fc.record({ kind: fc.constant('grows' as const), by: fc.nat(8), isLook }),
    fc.record({ kind: fc.constant('restarts' as const), isLook }),
    fc.record({ kind: fc.constant('is late' as const), behind: fc.nat(TOTAL), isLook }),
    fc.record({ kind: fc.constant('fails' as const), failure }),
    fc.record({ kind: fc.constant('stalls' as const), failure }),
  );

  /** The answers of a worker to which these happened; only what it holds in memory is lost by a restart. */
  function answersOf(
    events: (typeof event extends fc.Arbitrary<infer Event> ? Event : never)[],
    isEphemeral: boolean,
  ) {
    let known = 0;
    let most = 0;
    return events.map((each): Answered | Failure => {
      if (each.kind === 'fails') return each.failure;
      if (each.kind === 'stalls') return answerAt(known, { isEphemeral, done: false, failure: each.failure });
      const { isLook } = each;
      if (each.kind === 'is late')
        return answerAt(Math.max(0, most - each.behind), { isEphemeral }, { isLook, isLate: true });
      if (each.kind === 'restarts' && isEphemeral) known = 0;
      if (each.kind === 'grows') known = Math.min(TOTAL, known + each.by);
      most = Math.max(most, known);
      return answerAt(known, { isEphemeral }, { isLook });
    });
  }
  const answers = fc
    .tuple(fc.array(event, { maxLength: 30 }), fc.boolean())
    .map((both) => answersOf(...both));

  test('coverage never falls within a visit, and no alias is lost', () => {
    fc.assert(
      fc.property(answers, (all) => {
        let state = NOTHING;
        for (const answer of all) {
          const after = merge(state, answer);
          expect(after.progress?.known).toBeGreaterThanOrEqual(state.progress?.known ?? 0);
          for (const [tag, before] of state.tags) {
            const now = after.tags.get(tag);
            expect([tag, now?.known || !before.known]).toEqual([tag, true]);
            expect(now?.sameIndex.length).toBeGreaterThanOrEqual(before.known ? before.sameIndex.length : 0);
          }
          for (const [tag, move] of state.moves)
            expect(after.moves.get(tag)?.until).toBeGreaterThanOrEqual(move.until);
          state = after;
        }
      }),
    );
  });

  test('two answers of one listing come to the same in either order, but for why it is stalled', () => {
    const known = fc.nat(TOTAL);
    fc.assert(
      fc.property(answers, known, known, isLook, isLook, (before, one, other, firstLooks, lastLooks) => {
        const start = mergeAll(before);
        const held = start.progress?.known ?? 0;
        const [less, more] = [one, other].map((each) => Math.max(each, held)).sort((a, b) => a - b);
        const first = answerAt(less ?? 0, {}, { isLook: firstLooks });
        const last = answerAt(more ?? 0, {}, { isLook: lastLooks });
        const inOrder = mergeAll([first, last], start);
        const swapped = mergeAll([last, { ...first, isLate: true }], start);
        const facts = ({ progress, ...state }: ListingState) => ({
          ...state,
          progress: { ...progress, failure: null, resumeAt: null },
        });
        expect(facts(swapped)).toEqual(facts(inOrder));
      }),
    );
  });

  test('a failed request changes the failure alone', () => {
    fc.assert(
      fc.property(answers, failure, (before, reason) => {
        const start = mergeAll([answerAt(3), ...before]);
        expect(merge(start, reason)).toEqual({ ...start, progress: { ...start.progress, failure: reason } });
      }),
    );
  });

  test('a look leaves failure and wait as they are', () => {
    fc.assert(
      fc.property(answers, fc.nat(TOTAL), (before, known) => {
        const start = mergeAll([answerAt(0), ...before]);
        const { progress } = merge(
          start,
          answerAt(known, { failure: NETWORK, resumeAt: 1 }, { isLook: true }),
        );
        expect([progress?.failure, progress?.resumeAt]).toEqual([
          start.progress?.failure,
          start.progress?.resumeAt,
        ]);
      }),
    );
  });

  test('merging the same answer again changes nothing, and no state is written to', () => {
    fc.assert(
      fc.property(answers, fc.nat(TOTAL), (before, known) => {
        const start = mergeAll(before);
        const copy = structuredClone(start);
        const once = merge(start, answerAt(known));
        expect(start).toEqual(copy);
        expect(merge(once, answerAt(known))).toEqual(once);
      }),
    );
  });
});
