import type { NextPage } from '../hub-in-a-box/registry/name-page.ts';

/** What real registries do differently, each to be switched on. */
export interface Quirks {
  /** The host with its port. */
  host?: string;
  scheme?: 'http' | 'https';
  auth?: 'none' | 'token' | 'basic';
  realm?: string;
  /** The challenge's text, where it is another than usual. */
  challenge?: (scope: string) => string | null;
  /** The answer of `/v2/`. */
  pingChallenge?: string;
  account?: { account: string; secret: string };
  /** Seconds; `null` leaves it out of the answer. */
  expiresIn?: number | null;
  tokenAnswer?: () => Response;
  headStatus?: number;
  noDigestHeader?: boolean;
  /** Blobs are redirected there. */
  blobOrigin?: string;
  /** Everything is redirected there, and signs in by itself. */
  movedTo?: string;
  /** Hosts with permission; default: all. */
  reachable?: (host: string) => boolean;
  paging?: 'all' | 'ignores' | NextPage;
  pageSize?: number;
  refusesPageSize?: boolean;
  pulls?: { limit: number; remaining: number };
  /** Answers before anything else does. */
  fault?: (request: Seen, count: number) => Response | undefined;
}

export interface Seen {
  method: string;
  url: URL;
  headers: Headers;
  init: RequestInit;
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
