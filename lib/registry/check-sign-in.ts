import { TagkinError } from '../failure.ts';
import { defaultScheme } from '../hosts/scheme.ts';
import { failureOfAnswer } from '../http/failures.ts';
import { crossOriginRedirect } from '../http/redirect.ts';
import { sendWithRetry } from '../http/retry.ts';
import { authorize } from './auth/authorization.ts';
import { parseChallenges } from './auth/challenge.ts';
import { type AuthContext, endpointOf } from './auth/endpoint.ts';
import { checkPermission } from './auth/permission.ts';
import { chooseScheme } from './auth/scheme.ts';
import { createTokens, type SessionStore } from './auth/tokens.ts';
import type { RegistryOptions } from './client.ts';

/** Placeholder for a repository: `/v2/` has none. */
const ANY = 'any';
/** Largest answer to `/v2/`, in bytes. */
const PING_LIMIT = 64 * 1024;

/** Stores nothing: a token issued for other credentials of the same account proves nothing about these. */
const noStore: SessionStore = { get: async () => undefined, put: async () => undefined };

/**
 * Whether a registry accepts the credentials in `options`. `not-asked`: it requires none, so they cannot be checked.
 * Costs no pull. Throws `unauthorized` (refused; with `hosts`, the targets that need approval), and as `send` does.
 */
export async function checkSignIn(
  options: RegistryOptions,
  registry: string,
  signal: AbortSignal,
): Promise<'accepted' | 'not-asked'> {
  const { http, schemeOf = defaultScheme } = options;
  const context: AuthContext = { ...options, store: noStore, tokens: createTokens(http, noStore) };
  const endpoint = await endpointOf(context, schemeOf, registry, ANY);
  const { url } = endpoint;
  await checkPermission(context.permitted, endpoint.registry, [url.host]);
  const address = new URL('/v2/', url).href;
  const ping = (authorization?: string) => {
    const headers = { Accept: '*/*', ...(authorization && { Authorization: authorization }) };
    return sendWithRetry(http, { url: address, headers, limit: PING_LIMIT, signal });
  };

  const anonymous = await ping();
  if (crossOriginRedirect(address, anonymous)) throw new TagkinError({ kind: 'unsupported', host: url.host });
  if (anonymous.status === 200) return 'not-asked';
  if (anonymous.status !== 401) throw failureOfAnswer(anonymous, url.host);
  const header =
    anonymous.headers.get('www-authenticate') ?? (await context.rereadChallenge?.(address, 'GET'));
  const challenged = { url, repository: ANY, isPing: true, hasCredentials: true };
  const scheme = chooseScheme(parseChallenges(header ?? ''), challenged);
  if (scheme.scheme === 'bearer') {
    const { withheld } = await authorize(context, endpoint, { ...scheme, scopes: [] }, true, signal);
    if (withheld === undefined) return 'accepted';
    throw new TagkinError({ kind: 'unauthorized', host: url.host, hosts: [withheld] });
  }
  const authorization = await authorize(context, endpoint, scheme, true, signal);
  const answer = await ping(authorization.header);
  if (answer.status !== 200) throw failureOfAnswer(answer, url.host);
  return 'accepted';
}
