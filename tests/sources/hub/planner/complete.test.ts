import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from './complete.ts';
import { tags, traits } from './repositories.ts';
import { type HubTraits, simulateHub } from './simulated-hub.ts';

/** Planned pages, without the newest ones, which are read again at the end. */
const planned = ({ asked }: ReturnType<typeof simulateHub>) =>
  asked.filter(({ filter, ordering }) => filter !== '' || ordering !== 'newest');

describe('completing a repository beyond the paging limit', { timeout: 120_000 }, () => {
  it('ends with every tag and its digest, with any order, filter and changes', () => {
    fc.assert(
      fc.property(traits, (given) => {
        const hub = simulateHub(given);
        const { known } = complete(hub, given.pageSize, ['8.4-fpm']);
        expect([...known].sort()).toEqual([...hub.truth()].sort());
      }),
      { numRuns: 100 },
    );
  });

  it('never requests a page beyond the limit, nor one twice', () => {
    fc.assert(
      fc.property(traits, (given) => {
        const hub = simulateHub(given);
        complete(hub, given.pageSize);
        const pages = planned(hub);
        expect(pages.filter(({ page }) => page * given.pageSize > given.cap)).toEqual([]);
        const keys = pages.map(({ filter, ordering, page }) => `${filter} ${ordering} ${page}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 60 },
    );
  });

  it('takes fewer requests than one for each tag if nothing changes', () => {
    fc.assert(
      fc.property(
        tags(400),
        fc.constantFrom<HubTraits['order']>('bytes', 'caseless', 'locale', 'letters'),
        fc.constantFrom<HubTraits['filter']>('caseless', 'exact'),
        fc.boolean(),
        (all, order, filter, reversed) => {
          const hub = simulateHub({ tags: all, cap: 100, pageSize: 20, order, filter, reversed });
          const { planned: pages } = complete(hub, 20);
          const beyond = Math.max(0, all.length - 100);
          // Four orders in two directions: this many pages may be wrong before the right one is known.
          expect(pages + hub.heads).toBeLessThanOrEqual(beyond + 8);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives up pages that never match, and sends one HEAD for each tag', () => {
    const all = Array.from({ length: 5000 }, (_, at) => ({
      name: `${at % 50}.${Math.floor(at / 50)}-fpm`,
      digest: `sha256:${at}`,
      pushed: at,
    }));
    const hub = simulateHub({ tags: all, cap: 1000, pageSize: 100, order: 'bytes', filter: 'ignored' });
    const { known, planned: pages } = complete(hub, 100);
    expect(known.size).toBe(5000);
    expect(pages).toBeLessThan(35);
  });

  it.each(['bytes', 'caseless', 'locale', 'letters', 'random'] as const)(
    'maps 9,000 tags in few pages where Hub orders names by %s',
    (order) => {
      const variants = [
        '',
        '-fpm',
        '-fpm-alpine',
        '-cli',
        '-zts',
        '-alpine',
        '-apache',
        '-cli-trixie',
        '-RC1',
      ];
      const all = Array.from({ length: 9000 }, (_, at) => ({
        name: `${at % 10}.${Math.floor(at / 10) % 10}.${Math.floor(at / 100) % 10}${variants[Math.floor(at / 1000)]}`,
        digest: `sha256:${at}`,
        pushed: at,
      }));
      const hub = simulateHub({ tags: all, cap: 1000, pageSize: 100, order, filter: 'caseless' });
      const { known } = complete(hub, 100);
      expect(known.size).toBe(9000);
      const requests = hub.asked.length;
      expect({ requests, few: requests <= 90 * (order === 'random' ? 1.4 : 1.25) }).toMatchObject({
        few: true,
      });
      expect(hub.heads).toBeLessThanOrEqual(order === 'random' ? 1800 : 540);
    },
  );
});
