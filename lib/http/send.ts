import { TagkinError } from '../failure.ts';
import { abortError, timeoutError } from './abort.ts';
import { readBody } from './body.ts';
import type { HttpContext, Pause } from './context.ts';
import { currentPause, type PausePolicy, pauseHost, pauseOf } from './pause.ts';

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'HEAD' | 'POST';
  /** Browsers drop Authorization where a redirect leaves the origin. */
  headers?: HeadersInit;
  body?: string | URLSearchParams;
  /**
   * As in `fetch`, but that an answer by redirect is a failure with `manual` (`malformed`) as it is with `error` (`network`).
   * `follow` unless given; `error` for a request with a body, which a redirect would take along.
   */
  redirect?: RequestRedirect;
  /** Most bytes of a body that are read, after content decoding. */
  limit: number;
  /** Longest time for the request with its body, in ms; 25 s unless given. */
  timeout?: number;
  signal?: AbortSignal | undefined;
  /** How long a 429 without a usable time pauses the host; not at all unless given. */
  pausePolicy?: PausePolicy;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** Empty where the body of an error is too large. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Where it came from; after a redirect maybe presigned, then a secret. */
  url: string;
  /** The pause that an overloaded host asked for. */
  pause?: Pause;
}

/** Longest time for one request with its body, in ms: the background may be ended at 30 s. */
const TIMEOUT_MS = 25_000;
/** Most bytes of an error's body that are read: it is only searched for a code. */
const ERROR_LIMIT = 64 * 1024;

/** Too many requests, or a fault of the server that may pass. */
export const isOverloaded = (status: number): boolean =>
  status === 429 || (status >= 500 && status !== 501 && status !== 505);

/**
 * One request: without cookies, password prompts (both `credentials: 'omit'`), caches or referrer. Its status is not judged,
 * but a host that asks for a pause gets it from every caller.
 *
 * Throws `rate-limited` (the host is paused: nothing was sent), `network` (unreachable, refused by the browser; with status
 * 408 where the time was up, ours or that of a caller's `AbortSignal.timeout`), `too-large`, `malformed` (redirected, see
 * `redirect`); the reason of `signal` where that aborts otherwise.
 */
export async function send(http: HttpContext, request: HttpRequest): Promise<HttpAnswer> {
  const { method = 'GET', headers = {}, body, timeout = TIMEOUT_MS, signal, pausePolicy } = request;
  const { redirect = body === undefined ? 'follow' : 'error' } = request;
  const { host, origin } = new URL(request.url);
  const paused = currentPause(http, host);
  if (paused) throw new TagkinError({ kind: 'rate-limited', ...paused, status: 429, host });

  const late = http.clock.timeout(timeout);
  // Called as a bare function: a browser's own `fetch` refuses any other `this`.
  const { fetch } = http;
  try {
    const response = await fetch(request.url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      redirect,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    if (redirect === 'manual' && isRedirected(response, origin)) {
      response.body?.cancel().catch(() => undefined);
      throw new TagkinError({ kind: 'malformed', host });
    }
    const { status } = response;
    const pause = isOverloaded(status) ? pauseOf(response, http.clock.now(), pausePolicy) : undefined;
    if (pause) pauseHost(http, host, pause);
    const bytes = method === 'HEAD' ? new Uint8Array() : await bytesOf(response, request.limit, host);
    const url = URL.canParse(response.url) ? response.url : request.url;
    return { status, headers: response.headers, bytes, url, ...(pause && { pause }) };
  } catch (error) {
    // What fetch throws may name an address with secrets in it, so nothing of it goes on.
    if (error instanceof TagkinError) throw error;
    if (signal?.aborted) throw abortError(signal, host);
    throw late.aborted ? timeoutError(host) : new TagkinError({ kind: 'network', host });
  }
}

/** Whether an answer is a redirect, or came by one. Browsers give one that is not followed the status 0. */
function isRedirected({ status, url }: Response, origin: string): boolean {
  if (status < 200 || (status >= 300 && status < 400)) return true;
  return url !== '' && !(URL.canParse(url) && new URL(url).origin === origin);
}

async function bytesOf(response: Response, limit: number, host: string): Promise<Uint8Array<ArrayBuffer>> {
  if (response.ok) return readBody(response, limit, host);
  return readBody(response, ERROR_LIMIT, host).catch((error: unknown) => {
    if (error instanceof TagkinError) return new Uint8Array();
    throw error;
  });
}
