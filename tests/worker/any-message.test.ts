import { IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MESSAGES } from '../../lib/messages/messages.ts';
import type { AllowedSender } from '../../lib/messages/row.ts';
import { hostile, nearlyValidFor, validFor } from './by-schema.ts';
import { type FakeHub, fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

let hub: FakeHub;
let worker: Worker;
/** Writes to any storage since the last message. */
let writes: string[];

beforeAll(async () => {
  hub = newWorld(fakeHub({ 'library/nginx': tagsNamed(3) }));
  worker = await startWorker();
  writes = [];
  for (const name of ['put', 'add', 'delete', 'clear'] as const) {
    const original = IDBObjectStore.prototype[name] as (...args: unknown[]) => unknown;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
      writes.push(name);
      return original.apply(this, args);
    } as never);
  }
  const { browser } = await import('../../lib/browser.ts');
  for (const area of [browser.storage.session, browser.storage.local])
    for (const name of ['set', 'remove', 'clear'] as const) {
      const original = area[name] as (...args: unknown[]) => Promise<void>;
      vi.spyOn(area, name).mockImplementation(((...args: unknown[]) => {
        writes.push(name);
        return original(...args);
      }) as never);
    }
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** What a message does. `answer`: `ok`, the kind of a failure, or `none` where no handler takes it. */
async function effectOf(tagkin: string, request: unknown, sender: AllowedSender) {
  const { inNewEpoch } = await import('../../lib/worker/epoch.ts');
  await inNewEpoch(async () => {}); // what the message before has begun ends, and writes no more
  writes.splice(0);
  hub.asked.splice(0);
  const told = worker.tell({ tagkin, request }, sender);
  const reply = await told;
  const answer = reply === null ? 'none' : reply.ok ? 'ok' : reply.error.kind;
  return { answer, hosts: [...new Set(hub.asked.map(({ host }) => host))], writes: [...writes] };
}
const NOTHING = { hosts: [], writes: [] };

/** Whether a request names what a web page may not ask about. */
const isElsewhere = (request: unknown): boolean => {
  const { registry, host } = Object(request) as { registry?: unknown; host?: unknown };
  return (registry !== undefined && registry !== 'docker.io') || host !== undefined;
};

const rows = Object.entries(MESSAGES).map(([name, { sender, request }]) => ({
  name,
  sender,
  schema: request as v.GenericSchema,
}));

describe.each(rows)('$name', ({ name, sender, schema }) => {
  const anyRequest = fc.oneof(
    { weight: 1, arbitrary: validFor(schema) },
    { weight: 3, arbitrary: nearlyValidFor(schema) },
    { weight: 1, arbitrary: hostile },
  );

  test('right, nearly right or hostile: an answer or a closed failure; what is not right does nothing', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const effect = await effectOf(name, request, 'extension');
        expect(effect.answer).not.toBe('internal');
        if (v.is(schema, request)) taken += 1;
        else expect(effect).toEqual({ answer: 'malformed', ...NOTHING });
      }),
      { numRuns: 30 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  test('from a web page: as much, for Docker Hub alone, and nothing at all where it may not send it', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const effect = await effectOf(name, request, 'page');
        expect(effect.answer).not.toBe('internal');
        if (sender === 'extension') expect(effect).toEqual({ answer: 'none', ...NOTHING });
        else if (!v.is(schema, request))
          expect([
            { answer: 'none', ...NOTHING },
            { answer: 'malformed', ...NOTHING },
          ]).toContainEqual(effect);
        else
          expect(
            effect.hosts.filter((host) => !host.endsWith('.docker.com') && !host.endsWith('.docker.io')),
          ).toEqual([]);
        if (isElsewhere(request) && name !== 'host.resume') expect(effect.hosts).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
