import { Readable } from 'node:stream';
import type { Fetch } from '../../lib/http/context.ts';
import { createRate } from '../hub-in-a-box/api/rate.ts';
import { createBox } from '../hub-in-a-box/box.ts';
import { memoryTokens, requestOf, responseOf } from '../hub-in-a-box/memory.ts';
import { createFaults, faultReply, withOtherDigests } from '../hub-in-a-box/server/faults.ts';
import type { Reply } from '../hub-in-a-box/server/reply.ts';
import { createRoute } from '../hub-in-a-box/server/route.ts';
import type { Box, Fault, LoggedRequest } from '../hub-in-a-box/types.ts';
import { repositories } from './repositories.ts';

/** All hosts of the Hub in a box as `fetch`, in memory, with the same faults. */
export interface MemoryNetwork {
  fetch: Fetch;
  box: Box;
  log: LoggedRequest[];
  addFault(fault: Fault): () => void;
  /** Cuts the requests that wait for ever: as when the network comes back. */
  dropSilent(): void;
  /** The last true answer to such a request, as text; empty if there was none. */
  truthOf(matches: (request: LoggedRequest) => boolean): string;
}

export function memoryNetwork(cap: number): MemoryNetwork {
  const box = createBox(repositories(), cap);
  const faults = createFaults();
  const tokens = memoryTokens();
  const page = {
    theme: 'light',
    variant: 'testids',
    hydrateAfterMs: 0,
    rerenderEveryMs: null,
    pageSize: 25,
  } as const;
  const route = createRoute({ page }, { handle: () => null }, createRate(1e9));
  const silent = new Set<() => void>();
  const log: LoggedRequest[] = [];
  const answers: { request: LoggedRequest; reply: Reply }[] = [];

  async function answer(address: string, init: RequestInit): Promise<Response> {
    init.signal?.throwIfAborted();
    const request = requestOf(address, init);
    log.push(request);
    await new Promise(setImmediate);
    const fault = faults.take(request);
    if (fault?.kind === 'reset') throw new TypeError('Failed to fetch');
    if (fault?.kind === 'hang') return untilDropped(init.signal);
    const truth = () => route({ request, body: String(init.body ?? ''), hub: box, tokens });
    const made = (fault && faultReply(fault, request)) ?? (await truth());
    if (!fault) answers.push({ request, reply: made });
    const reply = fault?.kind === 'digest' ? withOtherDigests(made) : made;
    return fault?.kind === 'truncate' ? cutOff(reply) : responseOf(reply, request.method);
  }

  const untilDropped = (signal: AbortSignal | null | undefined) =>
    new Promise<never>((_, reject) => {
      const drop = () => reject(new TypeError('Failed to fetch'));
      silent.add(drop);
      signal?.addEventListener('abort', () => reject(signal.reason));
    });

  return {
    box,
    log,
    addFault: faults.add,
    truthOf(matches) {
      const body = answers.findLast(({ request, reply }) => reply.status === 200 && matches(request))?.reply
        .body;
      return body === undefined || body instanceof Readable ? '' : Buffer.from(body).toString();
    },
    dropSilent() {
      for (const drop of silent) drop();
      silent.clear();
    },
    async fetch(address, init) {
      const { redirect = 'follow' } = init;
      let url = new URL(address);
      for (let hop = 0; hop <= 20; hop += 1) {
        const response = await answer(url.href, init);
        const location = response.headers.get('location');
        const isRedirect = response.status >= 300 && response.status < 400 && location !== null;
        if (!isRedirect || redirect === 'manual')
          return Object.defineProperties(response, {
            url: { value: url.href },
            redirected: { value: hop > 0 },
          });
        if (redirect === 'error') break;
        const next = new URL(location, url);
        if (next.origin !== url.origin) init = { ...init, headers: without(init.headers) };
        url = next;
      }
      throw new TypeError('Failed to fetch');
    },
  };
}

function without(given: HeadersInit | undefined): Headers {
  const headers = new Headers(given);
  headers.delete('authorization');
  return headers;
}

/** The head of the whole answer, and half of its body. */
function cutOff({ status, headers, body }: Reply): Response {
  const bytes = Buffer.from(body instanceof Readable ? '  ' : body);
  const half = new Uint8Array(bytes.subarray(0, bytes.length >> 1));
  let isSent = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) controller.error(new TypeError('network error'));
      else controller.enqueue(half);
      isSent = true;
    },
  });
  return new Response(stream, {
    status,
    headers: { ...(headers as Record<string, string>), 'content-length': `${bytes.length}` },
  });
}
