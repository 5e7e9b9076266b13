import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Hub } from './types.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Statuses whose Response may have no body. */
const BODILESS = [204, 304];

export interface NodeFetchOptions {
  /** Firefox shows no header at all where WWW-Authenticate comes in two lines. */
  hidesDoubledChallenge?: boolean;
}

/**
 * A `fetch` for the box's hosts, as a browser's extension has it: TLS checked against the box's certificate, gzip taken
 * and decoded, redirects followed, `Authorization` left behind where they lead to another origin. Rejects with a
 * TypeError where the connection breaks, and with the signal's reason.
 */
export function nodeFetch(hub: Hub, { hidesDoubledChallenge = false }: NodeFetchOptions = {}): Fetch {
  const agent = new Agent({ keepAlive: true, ca: hub.certificate });

  function send(url: URL, method: string, headers: Headers, signal: AbortSignal | null | undefined) {
    return new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1',
        port: hub.port,
        servername: url.hostname,
        agent,
        method,
        path: `${url.pathname}${url.search}`,
        headers: { ...Object.fromEntries(headers), host: url.host, 'accept-encoding': 'gzip' },
        ...(signal && { signal }),
      });
      sent.on('response', resolve);
      sent.on('error', () => reject(signal?.aborted ? signal.reason : new TypeError('fetch failed')));
      sent.end();
    });
  }

  return async (address, { method = 'GET', headers: given, signal }) => {
    const headers = new Headers(given);
    let url = new URL(address);
    for (let hop = 0; hop < 20; hop += 1) {
      signal?.throwIfAborted();
      const message = await send(url, method, headers, signal);
      const { location } = message.headers;
      const status = message.statusCode ?? 0;
      if (location === undefined || status < 300 || status > 399)
        return responseOf(message, method, url, hop > 0, hidesDoubledChallenge);
      message.resume();
      const next = new URL(location, url);
      if (next.origin !== url.origin) headers.delete('authorization');
      url = next;
    }
    throw new TypeError('too many redirects');
  };
}

function responseOf(message: IncomingMessage, method: string, url: URL, redirected: boolean, hides: boolean) {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, lines = []] of Object.entries(message.headersDistinct))
    for (const line of lines) headers.append(name, line);
  if (hides && (message.headersDistinct['www-authenticate']?.length ?? 0) > 1)
    headers.delete('www-authenticate');
  const isEmpty = method === 'HEAD' || BODILESS.includes(status);
  if (isEmpty) message.resume();
  const isPacked = !isEmpty && headers.get('content-encoding') === 'gzip';
  const body = isPacked ? message.pipe(createGunzip()) : message;
  if (isPacked) message.on('error', (error) => body.destroy(error));
  const response = new Response(isEmpty ? null : (Readable.toWeb(body) as ReadableStream), {
    status,
    headers,
  });
  Object.defineProperties(response, { url: { value: url.href }, redirected: { value: redirected } });
  return response;
}
