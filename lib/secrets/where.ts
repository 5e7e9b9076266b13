import { isLoopback, isPrivateNetwork } from '../hosts/addresses.ts';
import { apiHost, knownRealm, registryName } from '../hosts/registries.ts';
import { isDomain } from '../oci/grammar.ts';

/**
 * Where the secrets of a registry may go. This is the only place that says so; everybody who sends one asks here.
 *
 * - To the registry itself, and to the token realm that it is known to use (docker.io → auth.docker.io), by https.
 * - To this machine by plain http, for a registry of this machine.
 * - Anywhere else only where the person has approved that pair by name: another host's realm, and every plain http.
 * - Never from https down to http, into somebody's network, to Docker Hub by http, nor anywhere in a registry's name alone.
 */
export type Verdict = 'yes' | 'ask' | 'no';

/** A registry and where it is reached. */
export interface Home {
  registry: string;
  /** Its origin. */
  url: URL;
}

/** A pair that the person has approved: secrets of this registry may go there (`placeName`). */
export interface Approval {
  registry: string;
  to: string;
}

/** How a place is called to the person, and kept: `auth.example.com`, or `http://10.0.0.7:5000` for plain http. */
export const placeName = (url: URL): string =>
  url.protocol === 'https:' ? url.host : `${url.protocol}//${url.host}`;

/** Whether a URL is on the host, with the port, that answers for a registry. */
export function isAt(registry: string, url: URL): boolean {
  const own = `${url.protocol}//${apiHost(registry)}`;
  return isDomain(registry) && URL.canParse(own) && new URL(own).host === url.host;
}

/** What is said of secrets of a registry on their way to a URL: the registry's own, its token realm, or anything else. */
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

/** Whether a pair is among those that the person has approved; every name of Docker Hub is one name. */
export const isApproved = (approvals: readonly Approval[], registry: string, to: string): boolean =>
  approvals.some((pair) => registryName(pair.registry) === registryName(registry) && pair.to === to);

/** Whether secrets of a registry may go to a URL now. */
export function mayReceive(home: Home, target: URL, approvals: readonly Approval[] = []): boolean {
  const said = verdict(home, target);
  return said === 'yes' || (said === 'ask' && isApproved(approvals, home.registry, placeName(target)));
}

/** Whether what was sent with a secret may be sent again where a redirect leads: never to another origin. */
export const mayFollow = (from: URL, to: URL): boolean => from.origin === to.origin;

/** Docker Hub's API: the only host, beside those of its registry, that secrets of Docker Hub are for. */
export const HUB_ORIGIN = 'https://hub.docker.com';

/** Whether Docker Hub's secrets, the reader's own session among them, may go to a URL of its API. */
export const isHubApi = (url: URL): boolean =>
  url.origin === HUB_ORIGIN && url.username === '' && url.password === '';
