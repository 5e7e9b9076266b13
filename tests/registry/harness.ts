import { existsSync, readFileSync } from 'node:fs';
import { type Failure, failureOf, TagkinError } from '../../lib/failure.ts';
import type { Fetch, HttpContext } from '../../lib/http/context.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { createRegistry, type Registry, type RegistryOptions } from '../../lib/registry/client.ts';
import { FakeClock, httpContext } from '../http/harness.ts';
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

export interface Setup {
  registry: Registry;
  http: HttpContext;
  clock: FakeClock;
  session: Map<string, unknown>;
  content: Map<Digest, Uint8Array>;
}

/** A client in front of a fake. */
export function client(
  fake: FakeRegistry,
  { fetch = fake.fetch, ...options }: Partial<RegistryOptions> & { fetch?: Fetch } = {},
): Setup {
  const clock = new FakeClock();
  const http = httpContext(fetch, { clock });
  const session = new Map<string, unknown>();
  const content = new Map<Digest, Uint8Array>();
  const registry = createRegistry({
    http,
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
  return { registry, http, clock, session, content };
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
