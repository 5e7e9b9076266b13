import { type KnownRegistry, REGISTRIES } from './registry-table.ts';

/**
 * The one name of a registry, for keys and comparisons: every name of Docker Hub is `docker.io`, with or without the port
 * of https; any other is the host with its port as given. Lower case.
 */
export function registryName(registry: string): string {
  const name = registry.toLowerCase();
  const host = name.replace(/:443$/, '');
  const known = REGISTRIES.find(({ name: own, aliases }) => aliases && [own, ...aliases].includes(host));
  return known?.name ?? name;
}

/** What is known of a registry by its host. In: a registry under any of its names. */
export function findRegistry(registry: string): KnownRegistry | undefined {
  const host = registryName(registry);
  return REGISTRIES.find(({ name, hosts }) => (hosts ? hosts.test(host) : name === host));
}

/** The host (with port) that answers for a registry: `docker.io` → `registry-1.docker.io`. */
export const apiHost = (registry: string): string =>
  findRegistry(registry)?.apiHost ?? registryName(registry);

/** Host patterns (`*.quay.io`) that a registry is known to redirect blobs to; empty if nothing is known. */
export const blobHosts = (registry: string): string[] => [...(findRegistry(registry)?.blobHosts ?? [])];

/** Every host that reading from a registry takes: its API, tokens, blobs, and side API. */
export function hostsOf(registry: string): string[] {
  const { tokenHosts = [], sideHosts = [] } = findRegistry(registry) ?? {};
  return [apiHost(registry), ...tokenHosts, ...blobHosts(registry), ...sideHosts];
}

/** The challenge that a registry is known to give: requesting the token at once saves a round trip. */
export const knownRealm = (registry: string): { realm: string; service: string } | undefined =>
  findRegistry(registry)?.challenge;
