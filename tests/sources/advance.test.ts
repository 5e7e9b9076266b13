import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceRegistry } from '../../lib/sources/advance.ts';
import { isComplete, isDone } from '../../lib/sources/progress.ts';
import { findSource } from '../../lib/sources/sources.ts';
import type { FakeHost } from './fakes/host.ts';
import { hostOf, KINDS, type Kind } from './fakes/kinds.ts';
import { blank, knownOf, recordOf, truthOf, visit } from './fakes/visit.ts';

const isAt = (host: FakeHost, { apiHost = host.host }: Kind) =>
  host.asked().every(({ url }) => [host.host, apiHost].includes(url.host));

describe.each(KINDS)('$title', (kind) => {
  test.each([0, 1, 99, 100, 101, 250, 1001])(
    '%i tags cost the documented number of requests',
    async (count) => {
      const host = hostOf(kind, count);
      const { listing, failures } = await visit(host);
      expect([knownOf(listing), failures]).toEqual([truthOf(host), []]);
      expect(isComplete(listing)).toBe(true);
      expect(listing.total).toBe(count);
      expect(host.asked()).toHaveLength(kind.ping + kind.requests(count));
    },
  );

  test('predicts its cost', () => {
    for (const count of [1, 99, 130, 999])
      if (kind.host !== 'localhost:5000')
        expect(findSource(kind.kind)?.requests(count)).toBe(kind.requests(count));
  });

  test('aliases are found', async () => {
    const host = hostOf(kind, 120);
    host.push('latest', 'v7');
    const { listing } = await visit(host);
    expect(recordOf(listing, 'latest')?.digest).toBe(recordOf(listing, 'v7')?.digest);
  });

  test('the next visit finds moved, new and deleted tags, and detects nothing again', async () => {
    const host = hostOf(kind, 230);
    const before = await visit(host);
    host.push('v17');
    host.push('new');
    for (const name of ['v3', 'v120', 'v229']) host.delete(name);
    host.forget();
    const { listing } = await visit(host, before.listing);
    expect(knownOf(listing)).toEqual(truthOf(host));
    expect(isComplete(listing)).toBe(true);
    expect(host.asked()).toHaveLength(kind.requests(228));
  });

  test('a visit with nothing left to do sends nothing', async () => {
    const host = hostOf(kind, 30);
    const { listing } = await visit(host);
    host.forget();
    const step = await advanceRegistry(listing, listing.checkedAt, host.source());
    expect([step.listing, step.failure, host.asked()]).toEqual([listing, null, []]);
  });

  test('sends no cookie, and nothing to another host', async () => {
    const host = hostOf(kind, 130);
    await visit(host);
    expect(isAt(host, kind)).toBe(true);
    expect(new Set(host.asked().map(({ init }) => init.credentials ?? 'omit'))).toEqual(new Set(['omit']));
  });

  test('a worker that dies in any step repeats that step only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 420 }), fc.infiniteStream(fc.boolean()), async (count, dying) => {
        const host = hostOf(kind, count);
        let kept = 0;
        let before = 0;
        const dies = () => {
          const asked = host.asked().length;
          const dead = dying.next().value === true;
          if (!dead) kept += asked - before;
          before = asked;
          return dead;
        };
        const { listing } = await visit(host, blank(host), { dies });
        expect(knownOf(listing)).toEqual(truthOf(host));
        expect(isComplete(listing)).toBe(true);
        expect(kept).toBe(kind.ping + kind.requests(count));
      }),
      { numRuns: 30 },
    );
  });

  test('rate limited at any request, it waits and resumes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 420 }), fc.nat(), async (count, seed) => {
        const host = hostOf(kind, count);
        const clean = kind.ping + kind.requests(count);
        const at = seed % clean;
        let requests = 0;
        host.fault = () =>
          requests++ === at
            ? new Response('', { status: 429, headers: { 'retry-after': '120' } })
            : undefined;
        const { listing, failures } = await visit(host);
        expect(new Set(failures)).toEqual(new Set(['rate-limited']));
        expect(knownOf(listing)).toEqual(truthOf(host));
        expect(isComplete(listing)).toBe(true);
        expect(host.asked()).toHaveLength(clean + 1);
      }),
      { numRuns: 30 },
    );
  });

  test('with any failures and deaths, the listing is never wrong and complete in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 260 }),
        fc.infiniteStream(fc.nat({ max: 9 })),
        fc.infiniteStream(fc.nat({ max: 4 })),
        async (count, failing, dying) => {
          const host = hostOf(kind, count);
          host.fault = () => {
            const draw = failing.next().value;
            if (draw === 0) throw new TypeError('Failed to fetch');
            return draw === 1
              ? new Response('', { status: 429, headers: { 'retry-after': '90' } })
              : undefined;
          };
          const { listing } = await visit(host, blank(host), {
            dies: () => dying.next().value === 0,
            between: (_, one) => {
              const truth = truthOf(host);
              const wrong = [...knownOf(one)].filter(([name, digest]) => truth.get(name) !== digest);
              expect(wrong).toEqual([]);
              if (isDone(one, 1)) expect(isComplete(one)).toBe(true);
            },
          });
          expect(knownOf(listing)).toEqual(truthOf(host));
          expect(isComplete(listing)).toBe(true);
          expect(isAt(host, kind)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});

describe.each(KINDS.filter(({ ping, kind }) => ping === 1 || kind === 'quay'))('$title', (kind) => {
  test('sends nothing before its host is permitted', async () => {
    const host = hostOf(kind, 5);
    const asked: string[] = [];
    const permitted = (name: string) => asked.push(name) < 0;
    const { listing, failures } = await visit(host, blank(host), { source: { permitted } });
    expect([failures, host.asked(), listing.source]).toEqual([['permission-needed'], [], undefined]);
    expect(asked[0]).toBe(host.host);
  });

  test('sends nothing for an invalid registry or repository name', async () => {
    const host = hostOf(kind, 5);
    for (const repository of ['../../admin', 'a b', 'team/tools/app?x=', ''])
      for (const registry of [kind.host, 'evil.example.net/x', 'user@quay.io'])
        await advanceRegistry({ ...blank(host), repository, registry }, 1, host.source());
    expect(host.asked()).toEqual([]);
  });
});

test('a GitLab without a signed-in client falls back to the distribution API', async () => {
  const kind = KINDS.find(({ title }) => title === 'registry.gitlab.com');
  if (!kind) throw new Error('no such kind');
  const host = hostOf(kind, 5);
  const { listing } = await visit(host, blank(host), { source: { signedIn: undefined } });
  expect([knownOf(listing), host.asked().length, listing.source]).toEqual([truthOf(host), 6, undefined]);
});
