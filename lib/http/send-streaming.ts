import { TagkinError } from '../failure.ts';
import { timeoutError } from './abort.ts';
import type { HttpContext } from './context.ts';
import { failureOfAnswer } from './failures.ts';
import { mayLand } from './redirect.ts';
import { type HttpRequest, type OutsideTimeLimit, openRequest, outsideOf } from './send.ts';

/** Silence after which an answer counts as lost, in ms. */
const SILENCE_MS = 25_000;

/** `fetch` gives no reason for a connection that broke: it is told from our own ends by their signals. */
const NEVER = new AbortController().signal;

export interface StreamAnswer {
  headers: Headers;
  /** The body as it arrives. Fails with `network` if the connection breaks or is silent, else with the signal's reason. */
  body: ReadableStream<Uint8Array>;
}

/**
 * A GET whose body is read as it arrives: for what is too large to hold, such as a layer. It may take any time as long as bytes
 * arrive. Throws as `send`, every status but 200 and 206 as its failure, and
 * `malformed` where a redirect led to where it may not (`mayLand`).
 */
export async function sendStreaming(
  http: HttpContext,
  request: Pick<HttpRequest, 'url' | 'headers' | 'redirect' | 'signal'>,
): Promise<StreamAnswer> {
  const { url: address, signal } = request;
  const { host } = new URL(address);
  const stop = new AbortController();
  const connection = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const beforeSilence = <T>(wait: Promise<T>): Promise<T> => {
    const silence = http.clock.timeout(SILENCE_MS);
    return new Promise<T>((resolve, reject) => {
      const onSilence = () => {
        stop.abort();
        reject(timeoutError(host));
      };
      silence.addEventListener('abort', onSilence, { once: true });
      const settled = () => silence.removeEventListener('abort', onSilence);
      wait.finally(settled).then(resolve, reject);
    });
  };
  const outside = outsideOf(request, NEVER);
  const { signal: _, ...rest } = request;
  const { response, url: landed } = await beforeSilence(openRequest(http, rest, connection, outside));
  const { status, headers, body } = response;
  if (landed !== address && !mayLand(address, new URL(landed))) {
    body?.cancel().catch(() => undefined);
    throw new TagkinError({ kind: 'malformed', host });
  }
  if ((status === 200 || status === 206) && body)
    return { headers, body: watched(body, (part) => beforeSilence(outside(part))) };
  body?.cancel().catch(() => undefined);
  throw failureOfAnswer({ status, bytes: new Uint8Array() }, host);
}

/** A body each of whose parts is awaited by `wait`. */
function watched(body: ReadableStream<Uint8Array>, wait: OutsideTimeLimit): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await wait(reader.read());
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
