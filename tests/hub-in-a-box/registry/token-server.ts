import { json, type Reply } from '../server/reply.ts';
import type { Claims } from '../server/tokens.ts';
import type { Visit } from '../server/visit.ts';

const SECONDS = 300;

type Grant = NonNullable<Claims['access']>[number];

/** What of a scope is granted: pulling from repositories that there are and that the user may see. */
function grant(scope: string, { hub }: Visit, user: string): Grant[] {
  const [, name = '', actions = ''] = /^repository:([^:]+):(.+)$/.exec(scope) ?? [];
  const repository = hub.repositories.get(name);
  const isMounted = hub.mounts.some(({ repositories = [] }) => repositories.includes(name));
  const isOpen = isMounted || (repository && (!repository.isPrivate || user !== ''));
  if (!isOpen || !actions.split(',').includes('pull')) return [];
  const parameters = { pull_limit: String(hub.pulls.limit), pull_limit_interval: '21600' };
  return [{ type: 'repository', name, actions: ['pull'], parameters }];
}

/** The user of the Basic credentials (or of a token, as Quay takes it): empty without any, null if they are wrong. */
function user({ request, hub }: Visit): string | null {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) return '';
  const { identifier, secret } = hub.account;
  const [name, ...rest] = Buffer.from(basic, 'base64').toString().split(':');
  return (name === identifier || name === '$oauthtoken') && rest.join(':') === secret ? identifier : null;
}

/**
 * Answers `auth.docker.io/token`. By the token specification it grants less than was asked rather than fail, so a missing
 * repository still gets a token; only wrong credentials are refused.
 */
export function tokenServer(visit: Visit): Reply {
  const { method, path } = visit.request;
  if (path !== '/token' || method !== 'GET') return json(404, { details: 'not found' });
  return issueToken(visit);
}

/** A token for the allowed part of the requested scope. */
export function issueToken(visit: Visit): Reply {
  const { query } = visit.request;
  const sub = user(visit);
  if (sub === null) return json(401, { details: 'incorrect username or password' });
  const scopes = query.getAll('scope').flatMap((scope) => scope.split(' '));
  const access = scopes.flatMap((scope) => grant(scope, visit, sub));
  const aud = query.get('service') ?? 'registry.docker.io';
  const token = visit.tokens.issue({ aud, iss: 'auth.docker.io', sub, access }, SECONDS);
  const issued = new Date().toISOString().replace('Z', '123456Z');
  return json(200, { token, access_token: token, expires_in: SECONDS, issued_at: issued });
}
