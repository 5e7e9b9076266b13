import type { Reply } from '../server/reply.ts';

/** An error as the distribution specification has it; the registry ends its JSON with a line break. */
export function registryError(status: number, code: string, message: string, detail: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'docker-distribution-api-version': 'registry/2.0' },
    body: `${JSON.stringify({ errors: [{ code, message, detail }] })}\n`,
  };
}

/**
 * 401 with Docker Hub's challenge. `insufficient` means that a token came, but not for this repository: it is private, or
 * missing (Hub does not distinguish the two).
 */
export function challenge(repository: string | null, insufficient: boolean): Reply {
  const detail = repository && [{ Type: 'repository', Class: '', Name: repository, Action: 'pull' }];
  const reply = registryError(401, 'UNAUTHORIZED', 'authentication required', detail);
  const scope = repository === null ? '' : `,scope="repository:${repository}:pull"`;
  const error = insufficient ? ',error="insufficient_scope"' : '';
  const value = `Bearer realm="https://auth.docker.io/token",service="registry.docker.io"${scope}${error}`;
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': value } };
}

/** 429 of the pull limit. */
export function pullLimitReached(): Reply {
  const message =
    'You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limits';
  return registryError(429, 'TOOMANYREQUESTS', message, undefined);
}
