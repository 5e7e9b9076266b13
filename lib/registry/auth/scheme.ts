import * as v from 'valibot';
import { TagkinError } from '../../failure.ts';
import type { Challenge } from './challenge.ts';
import { resolveRealm } from './realm.ts';

/** How to sign in for one repository of a registry. */
export type AuthScheme =
  | { scheme: 'basic' }
  | { scheme: 'bearer'; realm: string; service?: string | undefined; scopes: string[] };

/** The request that was challenged. */
export interface Challenged {
  url: URL;
  repository: string;
  /** The request was to `/v2/`, whose challenge is not about a repository. */
  isPing: boolean;
  hasCredentials: boolean;
}

/** A scheme as it is stored. */
export const StoredScheme = v.variant('scheme', [
  v.object({ scheme: v.literal('basic') }),
  v.object({
    scheme: v.literal('bearer'),
    realm: v.string(),
    service: v.optional(v.string()),
    scopes: v.array(v.string()),
  }),
]);

export const pullScope = (repository: string): string => `repository:${repository}:pull`;

/**
 * The scopes to request: those of the challenge as they are. `repository:<name>:pull` if it has none, or if it is
 * that of `/v2/` and names a repository (GHCR sends a placeholder there).
 */
function scopesOf(scope: string | undefined, { repository, isPing }: Challenged): string[] {
  const offered = (scope ?? '').split(/\s+/).filter((part) => part !== '');
  const useful = isPing ? offered.filter((part) => !part.startsWith('repository:')) : offered;
  return useful.length > 0 ? useful : [pullScope(repository)];
}

/**
 * Chooses among challenges: the first Bearer with an acceptable realm, else Basic if there are credentials for it.
 * Throws `unauthorized` (Basic alone without credentials, or no challenge at all), `malformed` (no acceptable realm),
 * `unsupported` (other schemes only).
 */
export function chooseScheme(challenges: Challenge[], challenged: Challenged): AuthScheme {
  const { url, hasCredentials } = challenged;
  const bearers = challenges.filter(({ scheme }) => scheme === 'bearer');
  for (const { parameters } of bearers) {
    const realm = parameters.realm === undefined ? undefined : resolveRealm(parameters.realm, url);
    if (!realm) continue;
    const service = parameters.service || undefined;
    const scopes = scopesOf(parameters.scope, challenged);
    return { scheme: 'bearer', realm: realm.href, service, scopes };
  }
  const hasBasic = challenges.some(({ scheme }) => scheme === 'basic');
  if (hasBasic && hasCredentials) return { scheme: 'basic' };
  const kind =
    hasBasic || challenges.length === 0 ? 'unauthorized' : bearers.length > 0 ? 'malformed' : 'unsupported';
  throw new TagkinError({ kind, status: 401, host: url.host });
}

/** The same scheme with the scopes of both, as `insufficient_scope` requires. */
export function widen(scheme: AuthScheme, before: AuthScheme | undefined): AuthScheme {
  if (scheme.scheme !== 'bearer' || before?.scheme !== 'bearer') return scheme;
  if (scheme.realm !== before.realm || scheme.service !== before.service) return scheme;
  return { ...scheme, scopes: [...new Set([...before.scopes, ...scheme.scopes])] };
}

/** The same for two schemes with the same parameters. */
export const schemeKey = (scheme: AuthScheme): string =>
  scheme.scheme === 'basic'
    ? 'basic'
    : JSON.stringify([scheme.realm, scheme.service ?? '', [...scheme.scopes].sort()]);
