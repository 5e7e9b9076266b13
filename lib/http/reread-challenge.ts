/** Firefox's own: a request without cookies or prompts. */
interface MozRequest extends XMLHttpRequest {
  mozAnon?: boolean;
}

/**
 * The `WWW-Authenticate` lines of a 401 that Firefox's `fetch` hides where there are two of them (measured, Firefox ESR 153;
 * XMLHttpRequest gives both, joined by a line feed). Null elsewhere: Chrome hides nothing, and its worker has no such request.
 */
export function rereadChallenge(url: string, method: 'GET' | 'HEAD'): Promise<string | null> {
  if (typeof XMLHttpRequest === 'undefined') return Promise.resolve(null);
  return new Promise((resolve) => {
    const Anonymous = XMLHttpRequest as unknown as new (options: { mozAnon: boolean }) => MozRequest;
    const request = new Anonymous({ mozAnon: true });
    request.open(method, url);
    request.timeout = 10_000;
    request.onloadend = () =>
      resolve(request.getResponseHeader('www-authenticate')?.replaceAll('\n', ', ') ?? null);
    request.send();
  });
}
