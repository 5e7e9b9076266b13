/** Pages and the `/v2` API. */
export const HUB = 'hub.docker.com';
/** The token server. */
export const AUTH = 'auth.docker.io';
export const REGISTRY = 'registry-1.docker.io';
/** Where the registry redirects for blobs. */
export const STORAGE = 'production.cloudflare.docker.com';

export const HOSTS: readonly string[] = [HUB, AUTH, REGISTRY, STORAGE];
