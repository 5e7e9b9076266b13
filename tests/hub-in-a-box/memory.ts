import { Readable } from 'node:stream';
import type { Fetch } from '../../lib/http/context.ts';
import type { Reply } from './server/reply.ts';
import type { Claims, Tokens } from './server/tokens.ts';
import type { Handler } from './server/visit.ts';
import type { Box, LoggedRequest } from './types.ts';

/** Statuses whose Response may have no body. */
const BODILESS = [204, 304];

/** A request as the box's handlers take it. */
export function requestOf(address: string, init: RequestInit): LoggedRequest {
  const { host, pathname, search } = new URL(address);
  return {
    host,
    method: init.method ?? 'GET',
    path: pathname,
    query: new URLSearchParams(search),
    headers: Object.fromEntries(new Headers(init.headers)),
    at: Date.now(),
  };
}

/** A reply as `fetch` gives it; no body for HEAD. */
export function responseOf({ status, headers, body }: Reply, method: string): Response {
  if (body instanceof Readable) throw new Error('a stream is for the server alone');
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((line): [string, string] => [name, line]),
  );
  const isEmpty = method === 'HEAD' || BODILESS.includes(status);
  return new Response(isEmpty ? null : typeof body === 'string' ? body : new Uint8Array(body), {
    status,
    headers: lines,
  });
}

/** Tokens without signatures, good in this process only. */
export function memoryTokens(): Tokens {
  const issued = new Map<string, { claims: Claims; until: number }>();
  return {
    issue(claims, seconds) {
      const token = `box-token-${issued.size}`;
      issued.set(token, { claims, until: Date.now() + seconds * 1000 });
      return token;
    },
    read(token) {
      const found = issued.get(token);
      return found && found.until > Date.now() ? found.claims : undefined;
    },
  };
}

/** A `fetch` that a handler of the box answers in memory. It follows no redirect. */
export const memoryFetch =
  (hub: Box, answer: Handler, tokens: Tokens = memoryTokens()): Fetch =>
  async (address, init) => {
    init.signal?.throwIfAborted();
    const request = requestOf(address, init);
    const reply = await answer({ request, body: String(init.body ?? ''), hub, tokens });
    return responseOf(reply, request.method);
  };
