import { type Failure, TagkinError } from '../failure.ts';
import { mayFollow } from '../secrets/where.ts';
import { readBody } from './body.ts';
import type { Clock } from './clock.ts';

/** The only part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What every request needs from outside. */
export interface Net {
  fetch: Fetch;
  clock: Clock;
  /** Spreads retries; 0 ≤ x < 1. */
  random: () => number;
  /** How long one call may wait for an overloaded host, in all, in milliseconds. */
  patience: number;
  /** Until when a host has asked to be left alone, in milliseconds since 1970. */
  paused: Map<string, number>;
}

export interface HttpRequest {
  url: string;
  method: 'GET' | 'HEAD' | 'POST';
  /** The body of a POST. A redirect would take it along to wherever it leads, so none is followed. */
  form?: URLSearchParams | undefined;
  accept: string;
  /** The Authorization header. Browsers drop it where a redirect leaves the origin. */
  authorization?: string | undefined;
  /** Most bytes of a body that will be read. */
  limit: number;
  signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
  /** Where the answer came from, if not from where it was asked: a secret when presigned. */
  movedTo?: URL;
}

/** Longest time for one request with its body, in milliseconds: the background may die at 30 s. */
const REQUEST_TIME = 25_000;
/** The status of a request that we gave up because of its time (RFC 9110: request timeout). */
const TOO_SLOW = 408;
/** Most bytes of an error's body that are read. */
const ERROR_LIMIT = 64 * 1024;

/**
 * One request, once. Never sends cookies nor opens a password prompt (`credentials: 'omit'`), never asks a cache. Throws
 * `network` (unreachable, refused by the browser, too slow) and `too-large`; what the caller aborted is thrown as its reason.
 */
export async function exchange(net: Net, request: HttpRequest): Promise<HttpAnswer> {
  const url = new URL(request.url);
  const late = net.clock.timeout(REQUEST_TIME);
  const headers: Record<string, string> = { Accept: request.accept };
  if (request.authorization) headers.Authorization = request.authorization;
  try {
    const response = await net.fetch(request.url, {
      method: request.method,
      headers,
      credentials: 'omit',
      cache: 'no-store',
      redirect: request.form ? 'error' : 'follow',
      ...(request.form && { body: request.form }),
      referrerPolicy: 'no-referrer',
      signal: request.signal ? AbortSignal.any([request.signal, late]) : late,
    });
    const answer: HttpAnswer = {
      status: response.status,
      headers: response.headers,
      bytes: await bodyOf(response, request, url.host),
    };
    const landed = response.redirected && URL.canParse(response.url) ? new URL(response.url) : undefined;
    if (landed && !mayFollow(url, landed)) answer.movedTo = landed;
    return answer;
  } catch (error) {
    request.signal?.throwIfAborted();
    // What fetch throws may name an address with secrets in it, so nothing of it goes on.
    if (error instanceof TagkinError) throw error;
    const failure: Failure = { kind: 'network', host: url.host };
    throw new TagkinError(late.aborted ? { ...failure, status: TOO_SLOW } : failure);
  }
}

async function bodyOf(
  response: Response,
  request: HttpRequest,
  host: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (request.method === 'HEAD') return new Uint8Array();
  if (response.ok) return readBody(response, request.limit, host);
  // The body of an error is only searched for its code: one too large is as good as none.
  return readBody(response, ERROR_LIMIT, host).catch((error: unknown) => {
    if (error instanceof TagkinError) return new Uint8Array();
    throw error;
  });
}
