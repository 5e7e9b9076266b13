import { DOCKER_HUB, registryHost } from '../oci/reference.ts';
import { isLoopback, isRfc1918 } from './addresses.ts';

/** Where Docker Hub's registry answers. */
const DOCKER_API = registryHost(DOCKER_HUB);
/** Where its tokens come from. */
const DOCKER_AUTH = 'auth.docker.io';

const DOCKER_NAMES = new Set([DOCKER_HUB, 'index.docker.io', DOCKER_API, 'registry.hub.docker.com']);

/** Where a registry's blobs are redirected to, as host patterns. Source: facts on registries, section 2.1. */
const BLOB_HOSTS: [registry: RegExp, hosts: string[]][] = [
  [
    /^(docker|dhi)\.io$|^docker\.n8n\.io$/,
    ['production.cloudflare.docker.com', 'production.cloudfront.docker.com', '*.r2.cloudflarestorage.com'],
  ],
  [/^quay\.io$/, ['*.quay.io', '*.s3.amazonaws.com']],
  [/^(ghcr|lscr)\.io$/, ['pkg-containers.githubusercontent.com']],
  [/(^|\.)gcr\.io$|\.pkg\.dev$/, ['storage.googleapis.com']],
  [/^registry\.k8s\.io$/, ['*.pkg.dev', '*.amazonaws.com', 'storage.googleapis.com']],
  [/^mcr\.microsoft\.com$/, ['*.data.mcr.microsoft.com']],
  [/^public\.ecr\.aws$/, ['d5l0dvt14r5h8.cloudfront.net', 'd2glxqk2uabbnd.cloudfront.net']],
  [/\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/, ['*.amazonaws.com']],
  [/^registry\.gitlab\.com$/, ['cdn.registry.gitlab-static.net', 'storage.googleapis.com']],
  [/^registry\.(access\.)?redhat\.(com|io)$/, ['*.quay.io']],
  [/^nvcr\.io$/, ['layers.nvcr.io', '*.amazonaws.com']],
  [/^cgr\.dev$/, ['*.r2.cloudflarestorage.com']],
  [/\.azurecr\.io$/, ['*.blob.core.windows.net']],
];

/** Where a registry's tokens come from, where that is another host. */
const TOKEN_HOSTS = new Map([
  [DOCKER_HUB, [DOCKER_AUTH]],
  ['registry.gitlab.com', ['gitlab.com']],
  ['docker.n8n.io', [DOCKER_API, DOCKER_AUTH]],
  ['lscr.io', ['ghcr.io']],
]);

/** GitHub's packages API. It is for whoever asks for it by name: reading from ghcr.io does not take it. */
export const GITHUB_API = 'api.github.com';
export const GHCR = 'ghcr.io';

/** What Amazon's gallery of public images reads from. */
export const ECR_GALLERY = 'api.us-east-1.gallery.ecr.aws';

/** Where a registry tells more of its tags than `/v2/` does, where that is another host and asks for no secret. */
const SIDE_HOSTS = new Map([['public.ecr.aws', [ECR_GALLERY]]]);

/** The one name of a registry: everything that means Docker Hub is `docker.io`, the rest is in lower case. */
export function registryName(registry: string): string {
  const name = registry.toLowerCase();
  return DOCKER_NAMES.has(name) ? DOCKER_HUB : name;
}

/** The host (with port) that answers for a registry. */
export const apiHost = (registry: string): string => registryHost(registryName(registry));

/** Host patterns (`*.quay.io`) that a registry's blobs are known to be redirected to; none if nothing is known. */
export function blobHosts(registry: string): string[] {
  const name = registryName(registry);
  return BLOB_HOSTS.find(([pattern]) => pattern.test(name))?.[1] ?? [];
}

/** All hosts to be permitted to read from a registry: its API, its tokens, its blobs, and what makes it cheaper. */
export function hostsOf(registry: string): string[] {
  const name = registryName(registry);
  const others = [TOKEN_HOSTS.get(name), blobHosts(name), SIDE_HOSTS.get(name)];
  return [apiHost(name), ...others.flatMap((hosts) => hosts ?? [])];
}

/**
 * How a registry is reached unless the person says otherwise: plain http for this machine and for RFC 1918 addresses.
 * Source: go-containerregistry `Registry.Scheme`.
 */
export function defaultScheme(registry: string): 'http' | 'https' {
  return isLoopback(registry) || isRfc1918(registry) ? 'http' : 'https';
}

/** The challenge that Docker Hub is known to give: asking for the token at once saves a round trip. */
export function knownRealm(registry: string): { realm: string; service: string } | undefined {
  if (registryName(registry) !== DOCKER_HUB) return undefined;
  return { realm: `https://${DOCKER_AUTH}/token`, service: 'registry.docker.io' };
}
