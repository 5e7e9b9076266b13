import { DOCKER_HUB } from '../oci/reference.ts';
import { type KnownRegistry, REGISTRIES } from './registry-table.ts';

/**
 * The canonical name of a registry, for keys and comparisons: `docker.io` for every name of Docker Hub, with or
 * without `:443`; else the host with its port as given. Lower case.
 */
export function registryName(registry: string): string {
  const name = registry.toLowerCase();
  const host = name.replace(/:443$/, '');
  const known = REGISTRIES.find(({ name: own, aliases }) => aliases && [own, ...aliases].includes(host));
  return known?.name ?? name;
}

/** The row of a registry. In: a registry under any of its names. */
export function findRegistry(registry: string): KnownRegistry | undefined {
  const host = registryName(registry);
  return REGISTRIES.find(({ name, hosts }) => (hosts ? hosts.test(host) : name === host));
}

/** The host (with port) of a registry's API: `docker.io` → `registry-1.docker.io`. */
export const apiHost = (registry: string): string =>
  findRegistry(registry)?.apiHost ?? registryName(registry);

/** Host patterns (`*.quay.io`) that a registry is known to redirect blobs to; empty if unknown. */
export const blobHosts = (registry: string): string[] => [...(findRegistry(registry)?.blobHosts ?? [])];

/** Every host that is needed to read from a registry: its API, tokens, blobs, and side API. */
export function hostsOf(registry: string): string[] {
  const { tokenHosts = [], sideHosts = [] } = findRegistry(registry) ?? {};
  return [apiHost(registry), ...tokenHosts, ...blobHosts(registry), ...sideHosts];
}

/** The challenge that a registry is known to send. The token can be requested at once, which saves a round trip. */
export const knownRealm = (registry: string): { realm: string; service: string } | undefined =>
  findRegistry(registry)?.challenge;

/** Whether a host (with its port) is a registry that this one is known to redirect to for all of its content. */
export const relaysTo = (registry: string, host: string): boolean =>
  (findRegistry(registry)?.relaysTo ?? []).some((pattern) =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
  );

/** Whether a manifest GET at a registry counts against Docker Hub's pull limit: there, or at one that relays to it. */
export const countsPulls = (registry: string): boolean =>
  registryName(registry) === DOCKER_HUB || relaysTo(registry, apiHost(DOCKER_HUB));
