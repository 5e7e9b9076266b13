import type { LoggedRequest, RequestMatch } from '../types.ts';

/** Whether a request is one that the match means. */
export function matches(request: LoggedRequest, match: RequestMatch): boolean {
  if (typeof match === 'function') return match(request);
  const { host, method, path, query = {} } = match;
  if (host !== undefined && host !== request.host) return false;
  if (method !== undefined && method !== request.method) return false;
  if (typeof path === 'string' && path !== request.path) return false;
  if (path instanceof RegExp && !path.test(request.path)) return false;
  return Object.entries(query).every(([name, value]) => request.query.get(name) === value);
}
