import { isLoopback, isPrivateNetwork } from '../hosts/addresses.ts';
import { HUB_ORIGIN } from '../hosts/docker-hub.ts';
import { apiHost, knownRealm, registryName } from '../hosts/registries.ts';
import { isDomain } from '../oci/grammar.ts';

/**
 * Where a registry's credentials may be sent. Decided in this file only; everything that sends credentials calls it.
 *
 * - `yes`: the registry itself and its known token realm (docker.io → auth.docker.io), by https; loopback by plain
 *   http, for a registry on loopback.
 * - `ask`: any other host, and any other plain http, if the user has approved that pair by name.
 * - `no`: from https down to http, into a private network, to Docker Hub by http, to a URL with user info, and for a
 *   `Home` whose URL is not the registry's.
 */
export type Verdict = 'yes' | 'ask' | 'no';

/** A registry, and the URL of its API. */
export interface Home {
  registry: string;
  /** Its origin. */
  url: URL;
}

/** A pair that the user approved: credentials of `registry` may be sent to `to` (`placeName`). */
export interface Approval {
  registry: string;
  to: string;
}

/** A target as shown and as stored: `auth.example.com`, or `http://10.0.0.7:5000` for plain http. */
export const placeName = (url: URL): string =>
  url.protocol === 'https:' ? url.host : `${url.protocol}//${url.host}`;

/** Whether a URL has the host and port of a registry's API. */
function isAt(registry: string, url: URL): boolean {
  const own = `${url.protocol}//${apiHost(registry)}`;
  return isDomain(registry) && URL.canParse(own) && new URL(own).host === url.host;
}

/** Whether credentials of a registry may be sent to a URL; `ask`: if `isApproved`. */
export function verdict({ registry, url }: Home, target: URL): Verdict {
  if (!isAt(registry, url) || target.username !== '' || target.password !== '') return 'no';
  const isHome = isAt(registry, target);
  if (target.protocol === 'https:') {
    if (isHome || isKnownRealm(registry, target)) return 'yes';
    return isPrivateNetwork(target.hostname) && target.hostname !== url.hostname ? 'no' : 'ask';
  }
  if (target.protocol !== 'http:' || url.protocol !== 'http:' || knownRealm(registry)) return 'no';
  if (isLoopback(target.hostname) && isHome) return 'yes';
  return isPrivateNetwork(target.hostname) && target.hostname !== url.hostname ? 'no' : 'ask';
}

function isKnownRealm(registry: string, target: URL): boolean {
  const known = knownRealm(registry);
  return known !== undefined && new URL(known.realm).origin === target.origin;
}

/** Whether a pair is approved; all names of Docker Hub are one registry. */
export const isApproved = (approvals: readonly Approval[], registry: string, to: string): boolean =>
  approvals.some((pair) => registryName(pair.registry) === registryName(registry) && pair.to === to);

/** Whether a request that carried credentials may be repeated at a redirect's target: never on another origin. */
export const mayFollow = (from: URL, to: URL): boolean => from.origin === to.origin;

/** Whether Docker Hub's credentials and sessions may be sent to a URL of its API: the only host beside its registry's. */
export const isHubApi = (url: URL): boolean =>
  url.origin === HUB_ORIGIN && url.username === '' && url.password === '';
