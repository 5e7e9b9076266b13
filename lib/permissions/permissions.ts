import { DOCKER_API_HOST, DOCKER_AUTH_HOST, DOCKER_BLOB_HOSTS, HUB_HOST } from '../hosts/docker-hub.ts';

/**
 * The extension's permissions. Docker's hosts are granted at install; those of any other registry are requested when first
 * needed, in the click itself.
 */

/** The match pattern for a host (`quay.io`, `localhost:5000`, `*.quay.io`). Patterns have no port: all ports are granted. */
export function matchPattern(host: string, scheme: 'http' | 'https' = 'https'): string {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return `${scheme}://${name}/*`;
}

/** Docker Hub, its token server, its registry, and where blobs are redirected to. */
export const DOCKER_ORIGINS = [HUB_HOST, DOCKER_AUTH_HOST, DOCKER_API_HOST, ...DOCKER_BLOB_HOSTS].map(
  (host) => matchPattern(host),
);

/** Host permissions that may be requested later. */
export const OPTIONAL_ORIGINS = ['https://*/*', 'http://*/*'];

/** `scripting` only runs our own script where a host permission allows it; no browser warns of it. */
export const PERMISSIONS = ['storage', 'contextMenus', 'scripting'];
