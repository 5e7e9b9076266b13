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

/** None of them makes a browser warn at install. `alarms`: rounds over the watched tags. */
export const PERMISSIONS = ['storage', 'contextMenus', 'alarms'];

/** Requested in the click that switches notifications on. */
export const OPTIONAL_PERMISSIONS = ['notifications'];

/**
 * The script that our content script imports after a click. Docker Hub's own pages alone may read it, which see our elements
 * anyway: no other site learns from it that Tagkin is there.
 */
export const ACCESSIBLE = [{ resources: ['hub-parts.js'], matches: [matchPattern(HUB_HOST)] }];
