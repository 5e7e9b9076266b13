/** Pages and the `/v2` API. */
export const HUB = 'hub.docker.com';
/** The token server. */
export const AUTH = 'auth.docker.io';
export const REGISTRY = 'registry-1.docker.io';
/** Where the registry redirects for blobs. */
export const STORAGE = 'production.cloudflare.docker.com';

/** Registries that are not Docker's; all under the name that RFC 2606 keeps free. */
export const EXAMPLE = 'registry.example.test';
/** The registry with switchable quirks, and where it keeps its blobs and (optionally) its tokens. */
export const QUIRKS = 'quirks.example.test';
export const QUIRKS_BLOBS = 'blobs.example.test';
export const QUIRKS_TOKENS = 'tokens.example.test';

/** Docker's hosts. */
export const HOSTS: readonly string[] = [HUB, AUTH, REGISTRY, STORAGE];
