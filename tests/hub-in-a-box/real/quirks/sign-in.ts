import type { BoxRepository } from '../../model.ts';
import { registryError } from '../../registry/errors.ts';
import { QUIRKS } from '../../server/hosts.ts';
import type { Reply } from '../../server/reply.ts';
import { bearer } from '../../server/tokens.ts';
import type { Visit } from '../../server/visit.ts';
import type { Quirks } from './types.ts';

/** The 401 for a request that is not signed in as the quirks require; undefined if it is. `repository` is null for `/v2/`. */
export function refusal(visit: Visit, repository: string | null): Reply | undefined {
  if (isSignedIn(visit, repository)) return undefined;
  const { quirks } = visit.hub;
  const reply = registryError(401, 'UNAUTHORIZED', 'authentication required', null);
  if (quirks.silent && repository !== null) return reply;
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': challenges(quirks, repository) } };
}

function isSignedIn({ hub, request, tokens }: Visit, repository: string | null): boolean {
  const { auth = 'bearer', twoLines, scope } = hub.quirks;
  const { authorization } = request.headers;
  const { identifier, secret } = hub.account;
  const basic = `Basic ${Buffer.from(`${identifier}:${secret}`).toString('base64')}`;
  if (auth === 'none' || ((auth === 'basic' || twoLines) && authorization === basic)) return true;
  const claims = auth === 'bearer' ? bearer(tokens, authorization) : undefined;
  if (!claims || repository === null) return claims !== undefined;
  const isGranted = claims.access?.some(
    ({ name, actions }) => name === repository && actions.includes('pull'),
  );
  const found: BoxRepository | undefined = hub.repositories.get(repository);
  return isGranted === true || (typeof scope === 'string' && (!found?.isPrivate || claims.sub !== ''));
}

/** The lines of WWW-Authenticate. */
function challenges(quirks: Quirks, repository: string | null): string[] {
  const { auth, twoLines, unquoted, realm = `https://${QUIRKS}/token` } = quirks;
  const basic = 'Basic realm="quirks"';
  if (auth === 'basic') return [basic];
  const { service = QUIRKS, scope = repository === null ? null : `repository:${repository}:pull` } = quirks;
  const parameters = Object.entries({ realm, service, scope }).filter(([, value]) => value !== null);
  const quote = unquoted ? '' : '"';
  const line = `Bearer ${parameters.map(([name, value]) => `${name}=${quote}${value}${quote}`).join(',')}`;
  return twoLines ? [line, basic] : [line];
}
