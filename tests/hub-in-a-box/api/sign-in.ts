import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { unauthorized } from './errors.ts';

function fields(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** `POST /v2/auth/token`: the box's one account gets a bearer of ten minutes, everyone else 401. */
export function signIn({ body, hub, tokens }: Visit): Reply {
  const { identifier, secret } = fields(body);
  if (identifier !== hub.account.identifier || secret !== hub.account.secret) return unauthorized();
  const claims = {
    aud: 'https://hub.docker.com',
    iss: 'https://login.docker.com/',
    sub: hub.account.identifier,
  };
  return json(200, { access_token: tokens.issue(claims, 600) });
}
