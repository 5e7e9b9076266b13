import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { setTimeout } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { Unknown } from './row.ts';

export const MAX_REQUESTS = 60;
/** A GET of a manifest counts against the limit that the user's own `docker pull` has too. */
export const MAX_PULLS = 2;
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** Between two requests to the real hosts. */
const REST_MS = 300;

export interface Answer {
  method: string;
  url: string;
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Options {
  method?: 'GET' | 'HEAD';
  headers?: Record<string, string>;
  /** Counts as a pull. */
  isPull?: boolean;
}

/** Sends each request once, one after the other, and remembers the answers. */
export interface Asked {
  /** Throws `Unknown` without an answer, or with one that tells nothing: 429, 5xx. */
  get(url: string, options?: Options): Promise<Answer>;
  /** All answers, as they came. */
  answers: Answer[];
  pulls(): number;
}

/** @param connectTo `HOST:PORT` that all hosts are reached at, whose certificate is not checked */
export function createAsked(connectTo?: string): Asked {
  const answers: Answer[] = [];
  const known = new Map<string, Promise<Answer>>();
  let requests = 0;
  let pulls = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function sendNow(url: string, options: Options): Promise<Answer> {
    if (requests >= MAX_REQUESTS || (options.isPull && pulls >= MAX_PULLS))
      throw new Unknown('no more requests: this would not be polite');
    requests += 1;
    if (options.isPull) pulls += 1;
    if (!connectTo && requests > 1) await setTimeout(REST_MS);
    const answer = await send(new URL(url), options, connectTo);
    answers.push(answer);
    return answer;
  }

  return {
    answers,
    pulls: () => pulls,
    async get(url, options = {}) {
      const key = JSON.stringify([url, options]);
      const asking = known.get(key) ?? last.then(() => sendNow(url, options));
      known.set(key, asking);
      last = asking.catch(() => undefined);
      const answer = await asking;
      const { pathname } = new URL(url);
      if (answer.status === 429 || answer.status >= 500)
        throw new Unknown(`${answer.status} from ${pathname}`);
      return answer;
    },
  };
}

function send(url: URL, { method = 'GET', headers = {} }: Options, connectTo?: string): Promise<Answer> {
  const [host, port] = connectTo ? splitAddress(connectTo) : [url.hostname, url.port || '443'];
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(new Unknown(`no answer from ${url.hostname}: ${error}`));
    const sent = request({
      host,
      port,
      servername: url.hostname,
      rejectUnauthorized: connectTo === undefined,
      method,
      path: `${url.pathname}${url.search}`,
      headers: { 'user-agent': 'tagkin-live-check', 'accept-encoding': 'gzip', ...headers, host: url.host },
      timeout: TIMEOUT_MS,
    });
    sent.on('timeout', () => sent.destroy(new Error('too slow')));
    sent.on('error', fail);
    sent.on('response', (message) => {
      const isPacked = method !== 'HEAD' && message.headers['content-encoding'] === 'gzip';
      const stream = isPacked ? message.pipe(createGunzip()) : message;
      const chunks: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_BYTES) sent.destroy(new Error('too large'));
        else chunks.push(chunk);
      });
      message.on('error', fail);
      stream.on('error', fail);
      stream.on('end', () =>
        resolve({
          method,
          url: url.href,
          status: message.statusCode ?? 0,
          headers: message.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.end();
  });
}

/** `127.0.0.1:8443`, `[::1]:8443` */
export function splitAddress(address: string): [host: string, port: string] {
  const [, host = '', port = ''] = /^\[?([^\]]+?)\]?:(\d+)$/.exec(address) ?? [];
  if (host === '') throw new Error(`--connect-to is HOST:PORT, not ${address}`);
  return [host, port];
}
