import * as v from 'valibot';
import { unlessDefect } from '../../failure.ts';
import { knownRealm } from '../../hosts/registries.ts';
import type { HttpContext } from '../../http/context.ts';
import { crossOriginRedirect } from '../../http/redirect.ts';
import { sendWithRetry } from '../../http/retry.ts';
import type { HttpAnswer } from '../../http/send.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import type { AuthContext, Endpoint } from './endpoint.ts';
import { type AuthScheme, chooseScheme, pullScope, StoredScheme, widen } from './scheme.ts';

/** How long a scheme is stored, in ms. */
const SCHEME_MAX_AGE_MS = 3_600_000;
/** Largest answer to a ping, in bytes. */
const PING_LIMIT = 64 * 1024;

const Stored = v.object({ scheme: StoredScheme, until: v.number() });

const storeKey = ({ registry, repository }: Endpoint): string => `scheme ${registry}/${repository}`;

/** The scheme of an endpoint without a request: the stored one, or the one that Docker Hub is known to use. */
export async function recallScheme(
  { store, http }: AuthContext,
  endpoint: Endpoint,
): Promise<AuthScheme | undefined> {
  const stored = v.safeParse(Stored, await store.get(storeKey(endpoint)).catch(unlessDefect(undefined)));
  const left = stored.success ? stored.output.until - http.clock.now() : 0;
  // Stored for longer than any scheme is: the clock was set back.
  if (stored.success && left > 0 && left <= SCHEME_MAX_AGE_MS) {
    const { scheme } = stored.output;
    return scheme.scheme === 'basic' && !endpoint.credentials ? undefined : scheme;
  }
  const known = knownRealm(endpoint.registry);
  return known && { scheme: 'bearer', ...known, scopes: [pullScope(endpoint.repository)] };
}

export async function storeScheme(
  { store, http }: AuthContext,
  endpoint: Endpoint,
  scheme: AuthScheme,
): Promise<void> {
  const value = { scheme, until: http.clock.now() + SCHEME_MAX_AGE_MS };
  await store.put(storeKey(endpoint), value).catch(unlessDefect(undefined));
}

/**
 * The scheme that a 401 requests, by the challenge of the resource. If `fetch` hides it, it is read by other means;
 * without either, the challenge of `/v2/` counts (gcr.io). Throws as `chooseScheme` does.
 */
export async function negotiate(
  context: AuthContext,
  endpoint: Endpoint,
  before: AuthScheme | undefined,
  refused: HttpAnswer,
  request: { address: string; method: 'GET' | 'HEAD'; signal: AbortSignal | undefined },
): Promise<AuthScheme> {
  const { repository, url } = endpoint;
  const challenged = { repository, url, isPing: false, hasCredentials: endpoint.credentials !== undefined };
  const seen = parseChallenges(refused.headers.get('www-authenticate') ?? '');
  if (seen.length > 0) return widen(chooseScheme(seen, challenged), before);
  const reread = await context.rereadChallenge?.(request.address, request.method).catch(unlessDefect(null));
  const hidden = parseChallenges(reread ?? '');
  if (hidden.length > 0 || endpoint.isCrossOrigin) return widen(chooseScheme(hidden, challenged), before);
  return chooseScheme(await ping(context.http, url, request.signal), { ...challenged, isPing: true });
}

async function ping(http: HttpContext, url: URL, signal: AbortSignal | undefined): Promise<Challenge[]> {
  const address = new URL('/v2/', url).href;
  const request = { url: address, headers: { Accept: '*/*' }, limit: PING_LIMIT, signal };
  const answer = await sendWithRetry(http, request);
  if (answer.status !== 401 || crossOriginRedirect(address, answer)) return [];
  return parseChallenges(answer.headers.get('www-authenticate') ?? '');
}
