import { TagkinError } from '../failure.ts';
import { defaultScheme } from '../hosts/scheme.ts';
import type { Net } from '../http/exchange.ts';
import { failureOfAnswer } from '../http/failures.ts';
import { patiently } from '../http/retry.ts';
import { passFor } from './auth/authorization.ts';
import { parseChallenges } from './auth/challenge.ts';
import { type Doors, placeOf } from './auth/endpoint.ts';
import { checkPermission } from './auth/permission.ts';
import { wayOf } from './auth/scheme.ts';
import { createTokens, type SessionStore } from './auth/tokens.ts';
import type { RegistryOptions } from './client.ts';

/** No repository: `/v2/` is asked for nothing but who we are. */
const ANY = 'any';
const LIMIT = 64 * 1024;

/** Keeps nothing: what was issued for other credentials of the same account proves nothing about these. */
const forgetful: SessionStore = { get: async () => undefined, put: async () => undefined };

/**
 * Whether a registry takes credentials; in `options`, for it alone. `not-asked`: it lets everybody in, and tells nothing.
 * Costs no pull. Throws `unauthorized` (refused; with `hosts`, those that wait for approval), and the failures of asking.
 */
export async function checkSignIn(
  options: RegistryOptions,
  registry: string,
  signal: AbortSignal,
): Promise<'accepted' | 'not-asked'> {
  const { fetch, clock, random = Math.random, patience = 60_000 } = options;
  const net: Net = { fetch, clock, random, patience, paused: new Map() };
  const doors: Doors = { ...options, net, store: forgetful, tokens: createTokens(net, forgetful) };
  const place = await placeOf(doors, options.schemeOf ?? defaultScheme, registry, ANY);
  await checkPermission(doors.permitted, place.registry, [place.url.host]);
  const address = new URL('/v2/', place.url).href;
  const ask = (authorization?: string) =>
    patiently(net, { url: address, method: 'GET', accept: '*/*', limit: LIMIT, authorization, signal });

  const anonymous = await ask();
  if (anonymous.movedTo) throw new TagkinError({ kind: 'unsupported', host: place.url.host });
  if (anonymous.status !== 401) {
    if (anonymous.status === 200) return 'not-asked';
    throw failureOfAnswer(anonymous, place.url.host);
  }
  const header = anonymous.headers.get('www-authenticate') ?? (await doors.rereadChallenge?.(address, 'GET'));
  const found = { url: place.url, repository: ANY, isPing: true, hasCredentials: true };
  const way = wayOf(parseChallenges(header ?? ''), found);
  if (way.scheme === 'bearer') {
    const pass = await passFor(doors, place, { ...way, scopes: [] }, true, signal);
    if (pass.withheld === undefined) return 'accepted';
    throw new TagkinError({ kind: 'unauthorized', host: place.url.host, hosts: [pass.withheld] });
  }
  const pass = await passFor(doors, place, way, true, signal);
  const answer = await ask(pass.header);
  if (answer.status !== 200) throw failureOfAnswer(answer, place.url.host);
  return 'accepted';
}
