import * as v from 'valibot';
import { TagkinError } from '../../failure.ts';
import type { Challenge } from './challenge.ts';
import { resolveRealm } from './realm.ts';

/** How one repository of a registry lets us in. */
export type Way =
  | { scheme: 'basic' }
  | { scheme: 'bearer'; realm: string; service?: string | undefined; scopes: string[] };

/** Where a challenge was met. */
export interface Found {
  url: URL;
  repository: string;
  /** The challenge is that of `/v2/`, which knows no repository. */
  isPing: boolean;
  hasCredentials: boolean;
}

/** A way as it may be kept. */
export const KeptWay = v.variant('scheme', [
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
 * The scopes to ask for: those of the challenge as they are. `repository:<name>:pull` where it names none, and where
 * `/v2/` names some other repository (GHCR answers there with a placeholder).
 */
export function scopesOf(scope: string | undefined, { repository, isPing }: Found): string[] {
  const given = (scope ?? '').split(/\s+/).filter((part) => part !== '');
  const useful = isPing ? given.filter((part) => !part.startsWith('repository:')) : given;
  return useful.length > 0 ? useful : [pullScope(repository)];
}

/**
 * The way that a list of challenges offers: the first Bearer whose realm is acceptable, else Basic where there are
 * credentials for it. Throws `unauthorized` (Basic alone, and nothing to sign in with, or no challenge at all), `malformed`
 * (a realm that no token may be asked from), `unsupported` (other schemes only).
 */
export function wayOf(challenges: Challenge[], place: Found): Way {
  const { url, hasCredentials } = place;
  const bearers = challenges.filter(({ scheme }) => scheme === 'bearer');
  for (const { parameters } of bearers) {
    const realm = parameters.realm === undefined ? undefined : resolveRealm(parameters.realm, url);
    if (!realm) continue;
    const service = parameters.service || undefined;
    return { scheme: 'bearer', realm: realm.href, service, scopes: scopesOf(parameters.scope, place) };
  }
  const hasBasic = challenges.some(({ scheme }) => scheme === 'basic');
  if (hasBasic && hasCredentials) return { scheme: 'basic' };
  const kind =
    hasBasic || challenges.length === 0 ? 'unauthorized' : bearers.length > 0 ? 'malformed' : 'unsupported';
  throw new TagkinError({ kind, status: 401, host: url.host });
}

/** The same way with the scopes of both: what `insufficient_scope` asks for. */
export function widen(way: Way, before: Way | undefined): Way {
  if (way.scheme !== 'bearer' || before?.scheme !== 'bearer') return way;
  if (way.realm !== before.realm || way.service !== before.service) return way;
  return { ...way, scopes: [...new Set([...before.scopes, ...way.scopes])] };
}

/** Whether two ways ask for the same. */
export const isSameWay = (a: Way | undefined, b: Way | undefined): boolean =>
  a !== undefined && b !== undefined && wayKey(a) === wayKey(b);

export const wayKey = (way: Way): string =>
  way.scheme === 'basic' ? 'basic' : JSON.stringify([way.realm, way.service ?? '', [...way.scopes].sort()]);
