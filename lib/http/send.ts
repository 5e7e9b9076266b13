import { debugLog, IS_DEBUG } from '../defects/debug-log.ts';
import { TagkinError } from '../failure.ts';
import { abortError, timeoutError } from './abort.ts';
import { readBody } from './body.ts';
import type { HttpContext, Pause } from './context.ts';
import { currentPause, type PausePolicy, pauseHost, pauseOf } from './pause.ts';

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'HEAD' | 'POST';
  /** Browsers drop Authorization if a redirect leaves the origin. */
  headers?: HeadersInit;
  body?: string | URLSearchParams;
  /**
   * As in `fetch`, except that a redirect also fails with `manual` (`malformed`), as it does with `error`
   * (`network`). Default: `follow`; `error` for a request with a body, which a redirect would forward.
   */
  redirect?: RequestRedirect;
  /** Largest body, in bytes after content decoding. */
  limit: number;
  /** Timeout for the request with its body, in ms; 25 s by default. */
  timeout?: number;
  signal?: AbortSignal | undefined;
  /** The pause after a 429 without a usable time; none by default. */
  pausePolicy?: PausePolicy;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** Empty if the body of an error is too large. */
  bytes: Uint8Array<ArrayBuffer>;
  /** The final URL; after a redirect it may be presigned, and then is a secret. */
  url: string;
  /** The pause that an overloaded host requests. */
  pause?: Pause;
}

/** Timeout for one request with its body, in ms: browsers end the worker after 30 s. */
const TIMEOUT_MS = 25_000;
/** Largest body of an error, in bytes: it is only searched for a code. */
const ERROR_LIMIT = 64 * 1024;

/** 429, or a server error that may be temporary. */
export const isOverloaded = (status: number): boolean =>
  status === 429 || (status >= 500 && status !== 501 && status !== 505);

/**
 * One request, without cookies, password prompts (both `credentials: 'omit'`), cache or referrer. Returns any status;
 * the pause that an overloaded host requests holds for every caller.
 *
 * Throws `rate-limited` (the host is paused: nothing was sent), `network` (unreachable, or blocked by the browser;
 * with status 408 after a timeout, ours or that of a caller's `AbortSignal.timeout`), `too-large`, `malformed`
 * (redirected, see `redirect`); the reason of `signal` if it aborts otherwise.
 */
export async function send(http: HttpContext, request: HttpRequest): Promise<HttpAnswer> {
  const { method, limit, timeout = TIMEOUT_MS } = request;
  const { host } = new URL(request.url);
  const deadline = http.clock.timeout(timeout);
  const outside = outsideOf(request, deadline);
  const { response, url, pause } = await openRequest(http, request, deadline, outside);
  const { status, headers } = response;
  const bytes = method === 'HEAD' ? new Uint8Array() : await bytesOf(response, limit, host, outside);
  return { status, headers, bytes, url, ...(pause && { pause }) };
}

/**
 * Sends a request and waits for the answer's headers; its body is not read. `deadline` aborts both. Throws as `send`. The browser's
 * own errors go through `outside`.
 */
export async function openRequest(
  http: HttpContext,
  request: Omit<HttpRequest, 'limit'>,
  deadline: AbortSignal,
  outside: OutsideTimeLimit,
): Promise<{ response: Response; url: string; pause?: Pause }> {
  const { method = 'GET', headers = {}, body, signal, pausePolicy } = request;
  const { redirect = body === undefined ? 'follow' : 'error' } = request;
  const { host, origin, pathname } = new URL(request.url);
  const paused = currentPause(http, host);
  if (paused) throw new TagkinError({ kind: 'rate-limited', ...paused, status: 429, host });

  // Called as a bare function: a browser's own `fetch` refuses any other `this`.
  const { fetch } = http;
  const heard = http.onRequest?.(host);
  const asked = fetch(request.url, {
    method,
    headers,
    ...(body !== undefined && { body }),
    redirect,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  });
  const response = await outside(asked).finally(() => heard?.());
  if (redirect === 'manual' && isRedirected(response, origin)) {
    response.body?.cancel().catch(() => undefined);
    throw new TagkinError({ kind: 'malformed', host });
  }
  const { status } = response;
  if (IS_DEBUG) debugLog('http', method, host + pathname, status);
  const pause = isOverloaded(status) ? pauseOf(response, http.clock.now(), pausePolicy) : undefined;
  if (pause) pauseHost(http, host, pause);
  const url = URL.canParse(response.url) ? response.url : request.url;
  return { response, url, ...(pause && { pause }) };
}

/** Waits for the browser and maps its errors. No code of ours may be in the work. */
export type OutsideTimeLimit = <T>(work: Promise<T>) => Promise<T>;

/** For one request. An error of `fetch` may contain a URL with secrets, so its text is dropped. */
export const outsideOf =
  (
    { url, method = 'GET', signal }: Pick<HttpRequest, 'url' | 'method' | 'signal'>,
    deadline: AbortSignal,
  ): OutsideTimeLimit =>
  (work) =>
    work.catch(() => {
      const { host, pathname } = new URL(url);
      if (IS_DEBUG) debugLog('http', method, host + pathname, 'failed');
      if (signal?.aborted) throw abortError(signal, host);
      throw deadline.aborted ? timeoutError(host) : new TagkinError({ kind: 'network', host });
    });

/** Whether an answer is a redirect, or came by one. A redirect that is not followed has status 0 in browsers. */
function isRedirected({ status, url }: Response, origin: string): boolean {
  if (status < 200 || (status >= 300 && status < 400)) return true;
  return url !== '' && !(URL.canParse(url) && new URL(url).origin === origin);
}

async function bytesOf(
  response: Response,
  limit: number,
  host: string,
  outside: OutsideTimeLimit,
): Promise<Uint8Array<ArrayBuffer>> {
  if (response.ok) return readBody(response, limit, host, outside);
  return readBody(response, ERROR_LIMIT, host, outside).catch((error: unknown) => {
    if (error instanceof TagkinError) return new Uint8Array();
    throw error;
  });
}
