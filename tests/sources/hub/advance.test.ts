import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceHub } from '../../../lib/sources/hub/advance.ts';
import { newListing } from '../../../lib/sources/listing.ts';
import { isComplete, isDone } from '../../../lib/sources/progress.ts';
import { knownOf, type ListedHub, listedHub, sourceOf, truthOf, visit } from './listed-hub.ts';

const blank = () => newListing('library/nginx');
const pages = (tags: number) => Math.ceil(tags / 100);
const forget = (hub: ListedHub) => hub.asked.splice(0);

const SIZES = [0, 1, 99, 100, 101, 250, 999, 1000, 1001, 1300, 2345];

describe('requests', () => {
  test.each(SIZES)('%i tags: one for each hundred, then one a visit', async (size) => {
    const hub = listedHub(size);
    const first = await visit(hub, blank());
    expect(knownOf(first)).toEqual(truthOf(hub));
    expect(isComplete(first)).toBe(true);
    expect(hub.asked.map(({ page }) => page).sort((a, b) => a - b)).toEqual(
      Array.from({ length: Math.max(1, pages(size)) }, (_, at) => at + 1),
    );
    forget(hub);
    const second = await visit(hub, first);
    expect(hub.asked).toEqual([{ page: 1, kind: 'tags' }]);
    expect(second.table).toEqual(first.table);
    expect(second.checkedAt).toBeGreaterThan(first.checkedAt);
  });

  test('after pushes: one, and one more for each hundred pushed tags', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 700 }),
        fc.uniqueArray(fc.nat({ max: 1200 }), { maxLength: 450 }),
        async (size, pushed) => {
          const hub = listedHub(size);
          const before = await visit(hub, blank());
          for (const name of pushed) hub.push(`t${name}`);
          forget(hub);
          const after = await visit(hub, before);
          expect(knownOf(after)).toEqual(truthOf(hub));
          expect(isComplete(after)).toBe(true);
          expect(hub.asked.length).toBeLessThanOrEqual(Math.max(1 + pages(pushed.length), pages(size)));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('after a deletion: every page once', async () => {
    const hub = listedHub(650);
    const before = await visit(hub, blank());
    hub.delete('t321');
    forget(hub);
    const after = await visit(hub, before);
    expect(knownOf(after)).toEqual(truthOf(hub));
    expect(hub.asked.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('notices that nearly all or all tags were deleted', async () => {
    const hub = listedHub(350);
    const before = await visit(hub, blank());
    for (let at = 0; at < 349; at++) hub.delete(`t${at}`);
    const one = await visit(hub, before);
    expect(knownOf(one)).toEqual(truthOf(hub));
    hub.delete('t349');
    const none = await visit(hub, one);
    expect([none.table.names, isComplete(none)]).toEqual([[], true]);
  });

  test('a step stays within its budget', async () => {
    const hub = listedHub(930);
    let asked = 0;
    const done = await visit(hub, blank(), {
      budget: 2,
      between() {
        expect(hub.asked.length - asked).toBeLessThanOrEqual(2);
        asked = hub.asked.length;
      },
    });
    expect([hub.asked.length, isComplete(done)]).toEqual([10, true]);
  });
});

describe('the cap for anonymous visitors', () => {
  test.each([1001, 1100, 1500, 15_606])(
    '%i tags: one refused request, what is known is the cap',
    async (size) => {
      const hub = listedHub(size, 1000);
      const first = await visit(hub, blank());
      expect(hub.asked.filter(({ kind }) => kind === 'capped')).toHaveLength(1);
      expect(hub.asked).toHaveLength(11);
      expect([first.table.names.length, first.cap, first.total, isComplete(first)]).toEqual([
        1000,
        1000,
        size,
        false,
      ]);
      forget(hub);
      const second = await visit(hub, first);
      expect(hub.asked).toEqual([{ page: 1, kind: 'tags' }]);
      expect(isComplete(second)).toBe(false);
    },
  );

  test('is learned at any page, and nothing after it is claimed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 900 }),
        async (at, more) => {
          const hub = listedHub(at * 100 + more, at * 100);
          const listing = await visit(hub, blank());
          expect([listing.table.names.length, listing.cap]).toEqual([at * 100, at * 100]);
          expect(isComplete(listing)).toBe(false);
          expect(hub.asked.filter(({ kind }) => kind === 'capped').length).toBeLessThanOrEqual(6);
          const asked = hub.asked.length;
          const warm = await visit(hub, listing);
          expect([hub.asked.length - asked, isComplete(warm)]).toEqual([1, false]);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('if all tags were pushed again, reads up to the cap only', async () => {
    const hub = listedHub(1200, 1000);
    const before = await visit(hub, blank());
    for (let at = 0; at < 1200; at++) hub.push(`t${at}`);
    forget(hub);
    const after = await visit(hub, before);
    expect(hub.asked.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const [name, tag] of [...truthOf(hub)].slice(0, 1000)) expect(knownOf(after).get(name)).toEqual(tag);
  });

  test('a repository that grows past it is incomplete; one that shrinks below it is complete again', async () => {
    const hub = listedHub(900, 1000);
    const small = await visit(hub, blank());
    for (let at = 0; at < 1500; at++) hub.push(`new${at}`);
    const grown = await visit(hub, small);
    expect([isComplete(grown), grown.cap]).toEqual([false, 1000]);
    for (let at = 0; at < 1500; at++) hub.delete(`new${at}`);
    const shrunk = await visit(hub, grown);
    expect(isComplete(shrunk)).toBe(true);
    expect(knownOf(shrunk)).toEqual(truthOf(hub));
  });
});

describe('a count that Hub gets wrong', () => {
  test.each([
    [450, 3],
    [450, -3],
    [450, 100],
    [450, -120],
    [50, 3],
    [50, -3],
    [1300, 7],
  ])('%i tags, counted %i too many: crawled once more, never again', async (size, miscount) => {
    const hub = listedHub(size);
    hub.miscount = miscount;
    const first = await visit(hub, blank());
    expect(knownOf(first)).toEqual(truthOf(hub));
    expect(hub.asked.length).toBeLessThanOrEqual(2 * pages(size) + 6);
    let listing = first;
    for (let again = 0; again < 4; again++) {
      listing = await visit(hub, listing);
      forget(hub);
    }
    listing = await visit(hub, listing);
    expect(hub.asked).toEqual([{ page: 1, kind: 'tags' }]);
    expect(isComplete(listing)).toBe(miscount < 0);
  });

  test('a later push costs one request', async () => {
    const hub = listedHub(450);
    hub.miscount = 2;
    const before = await visit(hub, await visit(hub, blank()));
    hub.push('new');
    forget(hub);
    const after = await visit(hub, before);
    expect(hub.asked).toHaveLength(1);
    expect(knownOf(after)).toEqual(truthOf(hub));
  });
});

describe('while the repository changes', () => {
  test('finds all tags of a rebuild that goes on during the crawl', async () => {
    const hub = listedHub(900);
    const before = await visit(hub, blank());
    for (let at = 0; at < 250; at++) hub.push(`t${at}`);
    const after = await visit(hub, before, { between: (step) => hub.push(`t${300 + step}`) });
    const settled = await visit(hub, after);
    expect(knownOf(settled)).toEqual(truthOf(hub));
    expect(isComplete(settled)).toBe(true);
  });

  test('resumes a refresh days later, and misses nothing', async () => {
    const hub = listedHub(900);
    const before = await visit(hub, blank());
    for (let at = 0; at < 250; at++) hub.push(`t${at}`);
    const half = await advanceHub(before, hub.clock + 1, sourceOf(hub));
    expect(isDone(half.listing, hub.clock + 1)).toBe(false);
    hub.clock += 3 * 86_400_000;
    for (let at = 400; at < 440; at++) hub.push(`t${at}`);
    const after = await visit(hub, half.listing);
    expect(knownOf(after)).toEqual(truthOf(hub));
  });

  const change = fc.record({
    /** before which step of which of three visits */
    step: fc.nat({ max: 8 }),
    kind: fc.constantFrom('push', 'push', 'move', 'delete'),
    /** which tag, from the newest to the oldest */
    at: fc.nat({ max: 1_000_000 }),
    times: fc.integer({ min: 1, max: 130 }),
  });

  test('with any changes, failures and deaths, the listing is right once changes stop', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 1500 }),
        fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.nat({ max: 9 })),
        fc.infiniteStream(fc.nat({ max: 9 })),
        fc.integer({ min: 1, max: 12 }),
        async (size, visits, failing, dying, budget) => {
          const hub = listedHub(size);
          let listing = blank();
          let names = 0;
          const dies = () => dying.next().value === 0;
          hub.fails = () => failing.next().value === 0;
          for (const changes of visits) {
            listing = await visit(hub, listing, {
              budget,
              dies,
              between(step) {
                for (const one of changes.filter((each) => each.step === step)) {
                  const before = hub.tags;
                  for (let n = 0; n < one.times; n++) {
                    const name = before[(one.at + n) % Math.max(1, before.length)]?.name ?? 'only';
                    if (one.kind === 'delete') hub.delete(name);
                    else hub.push(one.kind === 'move' ? name : `new${names++}`);
                  }
                }
              },
            });
          }
          hub.fails = () => false;
          for (let quiet = 0; quiet < 2; quiet++) listing = await visit(hub, listing);
          expect(knownOf(listing)).toEqual(truthOf(hub));
          expect(isComplete(listing)).toBe(true);
          forget(hub);
          await visit(hub, listing);
          expect(hub.asked).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('failures', () => {
  test('at any request keep what was read, and no page is read twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1900 }),
        fc.infiniteStream(fc.nat({ max: 3 })),
        async (size, failing) => {
          const hub = listedHub(size);
          hub.fails = () => failing.next().value === 0;
          const listing = await visit(hub, blank());
          const read = hub.asked.filter(({ kind }) => kind === 'tags').map(({ page }) => page);
          expect(read.toSorted((a, b) => a - b)).toEqual([...new Set(read)].sort((a, b) => a - b));
          expect(read).toHaveLength(pages(size));
          expect(knownOf(listing)).toEqual(truthOf(hub));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a failed step has its failure, and keeps what it read', async () => {
    const hub = listedHub(900);
    const source = sourceOf(hub);
    const first = await advanceHub(blank(), 1, source);
    let requests = 0;
    hub.fails = () => ++requests === 3;
    const second = await advanceHub(first.listing, 1, source);
    expect(second.failure).toMatchObject({ failure: { kind: 'network' } });
    expect(second.listing.table.names.length).toBeGreaterThan(100);
    expect(isComplete(second.listing)).toBe(false);
  });

  test('a worker that dies in every other step repeats those steps only', async () => {
    const hub = listedHub(1400);
    const listing = await visit(hub, blank(), { dies: (step) => step % 2 === 0 });
    expect(knownOf(listing)).toEqual(truthOf(hub));
    expect(hub.asked.length).toBeLessThanOrEqual(2 * 14);
  });

  test('a visit with nothing left to do sends nothing', async () => {
    const hub = listedHub(300);
    const listing = await visit(hub, blank());
    forget(hub);
    const step = await advanceHub(listing, 1, sourceOf(hub));
    expect([step.listing, hub.asked]).toEqual([listing, []]);
  });
});
