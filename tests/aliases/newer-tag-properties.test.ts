import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newerTags } from '../../lib/aliases/newer-tag.ts';

/** A tag by its parts, which its name is made of: what the product reads out of the name again is compared with them. */
interface Made {
  prefix: string;
  numbers: number[];
  /** Empty for a release. */
  stage: string;
  build: string;
  flavour: string;
  /** The number of its base; empty where it has none. */
  base: number[];
}

const nameOf = ({ prefix, numbers, stage, build, flavour, base }: Made): string =>
  `${prefix}${numbers.join('.')}${stage}${build}${flavour}${base.join('.')}`;

const number = fc.nat({ max: 12 });

const made: fc.Arbitrary<Made> = fc
  .record({
    prefix: fc.constantFrom('', 'v', 'release-', 'alpine-v'),
    numbers: fc.array(number, { minLength: 1, maxLength: 3 }),
    stage: fc.constantFrom('', '', '', 'rc1', 'rc2', '-beta.1', '-alpha2'),
    build: fc.constantFrom('', '', '-ls1', '-ls12', '_3', '-r2', '-20240101', '-b5b6a49'),
    flavour: fc.constantFrom('', '-slim', '-fpm', '-alpine', '-trixie'),
    base: fc.constantFrom<number[][]>([], [3, 19], [3, 20]),
  })
  .map((tag) => ({ ...tag, base: tag.flavour === '-alpine' ? tag.base : [] }));

/** Tags of few kinds, so that there is something to offer. */
const several = fc
  .tuple(
    made,
    fc.array(made, { maxLength: 4 }),
    fc.array(fc.array(number, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
  )
  .map(([current, others, versions]) => ({
    current,
    all: [...others, ...versions.map((numbers, at) => ({ ...(others[at % 5] ?? current), numbers }))],
  }));

const offered = (current: Made, all: readonly Made[]): Made[] => {
  const { newer, withinMajor } = newerTags(
    { tag: nameOf(current) },
    all.map((tag) => ({ tag: nameOf(tag) })),
  );
  return [newer, withinMajor].flatMap((name) => {
    if (name === undefined) return [];
    const found = all.filter((tag) => nameOf(tag) === name);
    expect(found, 'an offer is a tag that there is').not.toEqual([]);
    return found;
  });
};

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((one, at) => one - (b[at] ?? 0)).find((difference) => difference !== 0) ?? a.length - b.length;

const holds = (property: (current: Made, offer: Made) => void) =>
  fc.assert(
    fc.property(several, ({ current, all }) => {
      for (const offer of offered(current, all)) property(current, offer);
    }),
    { numRuns: 500 },
  );

describe('whatever tags there are', () => {
  test('a release is never followed by a pre-release', () =>
    holds((current, offer) => {
      if (current.stage === '') expect(offer.stage).toBe('');
    }));

  test('prefix, count of numbers and flavour stay', () =>
    holds((current, offer) => {
      const kind = ({ prefix, numbers, flavour, base }: Made) => [
        prefix,
        numbers.length,
        flavour,
        base.length,
      ];
      expect(kind(offer)).toEqual(kind(current));
    }));

  test('neither the version nor the number of the base ever falls', () =>
    holds((current, offer) => {
      expect(compare(offer.numbers, current.numbers)).toBeGreaterThanOrEqual(0);
      expect(compare(offer.base, current.base)).toBeGreaterThanOrEqual(0);
    }));

  test('the same is offered in whatever order they are listed', () => {
    const listed = several.chain(({ current, all }) =>
      fc.record({
        current: fc.constant(current),
        all: fc.constant(all),
        shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
      }),
    );
    fc.assert(
      fc.property(listed, ({ current, all, shuffled }) => {
        expect(offered(current, shuffled).map(nameOf)).toEqual(offered(current, all).map(nameOf));
      }),
    );
  });

  test('a name that moves gets none', () => {
    const moving = fc.constantFrom(
      'latest',
      'stable',
      'bookworm-slim',
      'lts-alpine',
      'edge',
      'main',
      'nightly',
    );
    fc.assert(
      fc.property(moving, fc.array(made, { maxLength: 8 }), (tag, all) => {
        const candidates = [...all.map(nameOf), 'trixie-slim', 'lts-alpine3.20', 'mainline'];
        const offers = newerTags(
          { tag },
          candidates.map((name) => ({ tag: name })),
        );
        expect(offers).toEqual({ baseChanges: false, baseChangesWithinMajor: false });
      }),
    );
  });
});

describe('one tag after another', () => {
  const follows = (a: Made, b: Made) => offered(a, [b]).length > 0;

  test('of two tags at most one follows the other', () => {
    fc.assert(
      fc.property(several, ({ current, all }) => {
        for (const other of all) expect(follows(current, other) && follows(other, current)).toBe(false);
      }),
    );
  });

  test('what follows a follower follows', () => {
    fc.assert(
      fc.property(several, ({ current, all }) => {
        const first = all.filter((tag) => follows(current, tag));
        for (const a of first)
          for (const b of all.filter((tag) => follows(a, tag)))
            expect(follows(current, b), `${nameOf(current)} ${nameOf(a)} ${nameOf(b)}`).toBe(true);
      }),
    );
  });
});

describe('a build number is no flavour', () => {
  const form = fc.constantFrom('-ls', '_', '-r', '-k3s', '-rke2r', '-2024011');

  test('a newer version is offered whatever build it is', () => {
    fc.assert(
      fc.property(made, form, number, number, (tag, build, one, other) => {
        const current = { ...tag, stage: '', build: build + (one % 10) };
        const [first = 0, ...rest] = tag.numbers;
        const next = { ...current, numbers: [first + 1, ...rest], build: build + (other % 10) };
        expect(offered(current, [next]).map(nameOf)[0]).toBe(nameOf(next));
        expect(offered(next, [current])).toEqual([]);
      }),
    );
  });

  test('of one version the higher build is offered, and no other', () => {
    fc.assert(
      fc.property(made, form, number, number, (tag, build, one, other) => {
        const [a, b] = [one, other].map((count) => ({ ...tag, stage: '', build: `${build}${count % 10}` }));
        if (!a || !b) throw new Error('two builds');
        expect(offered(a, [b]).length > 0).toBe(other % 10 > one % 10);
      }),
    );
  });
});
