import { existsSync, readFileSync } from 'node:fs';
import { type Failure, failureOf, TagkinError } from '../../lib/failure.ts';
import type { Clock } from '../../lib/http/clock.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { createRegistry, type Registry, type RegistryOptions } from '../../lib/registry/client.ts';
import type { FakeRegistry } from './fake-registry.ts';

const SHARED = new URL('../../../shared/data/registry/', import.meta.url);

/** Whether the shared data is here; the tests pass without it. */
export const hasShared = existsSync(SHARED);
export const sharedText = (path: string): string => readFileSync(new URL(path, SHARED), 'utf8');

/** The rows of a table, as objects by the names of its first line. */
export function table(path: string): Record<string, string>[] {
  const [head = '', ...rows] = sharedText(path)
    .split('\n')
    .filter((row) => row !== '');
  const names = head.split('\t');
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, at) => [names[at], cell])));
}

/** A clock that only sleeping moves, and timeouts that fire when told. */
export class FakeClock implements Clock {
  time = Date.UTC(2026, 0, 1);
  readonly slept: number[] = [];
  readonly timeouts: { milliseconds: number; fire: () => void }[] = [];

  now = (): number => this.time;
  sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    this.slept.push(milliseconds);
    this.time += milliseconds;
  };
  timeout = (milliseconds: number): AbortSignal => {
    const controller = new AbortController();
    this.timeouts.push({ milliseconds, fire: () => controller.abort() });
    return controller.signal;
  };
}

export interface Setup {
  registry: Registry;
  clock: FakeClock;
  session: Map<string, unknown>;
  content: Map<Digest, Uint8Array>;
}

/** A client in front of a fake. */
export function client(fake: FakeRegistry, options: Partial<RegistryOptions> = {}): Setup {
  const clock = new FakeClock();
  const session = new Map<string, unknown>();
  const content = new Map<Digest, Uint8Array>();
  const registry = createRegistry({
    fetch: fake.fetch,
    clock,
    random: () => 0,
    tokens: {
      get: async (key) => session.get(key),
      put: async (key, value) => void session.set(key, structuredClone(value)),
    },
    content: {
      get: async (digest) => content.get(digest),
      put: async (digest, bytes) => void content.set(digest, bytes),
    },
    schemeOf: () => fake.quirks.scheme ?? 'https',
    ...options,
  });
  return { registry, clock, session, content };
}

/** What a promise fails with; a success fails the test. */
export async function failure(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof TagkinError)) throw error;
    return failureOf(error);
  }
  throw new Error('it succeeded');
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
