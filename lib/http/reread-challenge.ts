/** Firefox only: a request without cookies or prompts. */
interface MozRequest extends XMLHttpRequest {
  mozAnon?: boolean;
}

/** Timeout until the headers, in ms. */
const TIMEOUT_MS = 10_000;
/** Longest challenge that is read, in characters. */
const MAX_CHALLENGE = 16_384;

/**
 * The `WWW-Authenticate` lines of a 401, joined by commas. Firefox's `fetch` hides them if there are two (measured,
 * Firefox ESR 153); XMLHttpRequest returns both, joined by a line feed. Null without a challenge, for one of another
 * origin that a redirect led to, and in Chrome,
 * which hides none and has no XMLHttpRequest in its worker. One of two requests that do not go through `send`;
 * aborted before the body.
 */
export function rereadChallenge(url: string, method: 'GET' | 'HEAD'): Promise<string | null> {
  if (typeof XMLHttpRequest === 'undefined') return Promise.resolve(null);
  return new Promise((resolve) => {
    const Anonymous = XMLHttpRequest as unknown as new (options: { mozAnon: boolean }) => MozRequest;
    const request = new Anonymous({ mozAnon: true });
    request.open(method, url);
    request.timeout = TIMEOUT_MS;
    request.onreadystatechange = () => {
      if (request.readyState < XMLHttpRequest.HEADERS_RECEIVED) return;
      const isElsewhere = new URL(request.responseURL, url).origin !== new URL(url).origin;
      const header = isElsewhere ? null : request.getResponseHeader('www-authenticate');
      const lines = header?.replaceAll('\n', ', ') ?? null;
      resolve(lines !== null && lines.length <= MAX_CHALLENGE ? lines : null);
      request.onreadystatechange = null;
      request.abort();
    };
    request.onloadend = () => resolve(null); // no effect unless it failed before the headers
    request.send();
  });
}
