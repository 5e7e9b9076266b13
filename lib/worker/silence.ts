import { TagkinError } from '../failure.ts';

/** After this long without an answer a host's silence is told, in ms; the request goes on. */
const SILENCE_MS = 6000;

/** Requests without an answer so far: since when (by the monotonic clock), by host. */
const waiting = new Map<symbol, { host: string; since: number }>();

/** Notes a request; call what it returns once the answer begins. `HttpContext.onRequest`. */
export function noteRequest(host: string): () => void {
  const request = Symbol();
  waiting.set(request, { host, since: performance.now() });
  return () => waiting.delete(request);
}

/** The host that has been silent for `SILENCE_MS`, if there is one. */
const silentHost = (): string | undefined =>
  [...waiting.values()].find(({ since }) => performance.now() - since >= SILENCE_MS)?.host;

/**
 * Waits for work, but not for a silent host: throws `network` with status 408 while the work goes on, so that a page
 * shows it and asks again. Work that a later message shares is not repeated by that.
 */
export function unlessSilent<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const host = silentHost();
      if (host !== undefined) reject(new TagkinError({ kind: 'network', status: 408, host }));
      else timer = setTimeout(check, SILENCE_MS / 6);
    };
    let timer = setTimeout(check, SILENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
