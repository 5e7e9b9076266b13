/**
 * What the browser lets Tagkin reach: everything about it is here. Docker's hosts from the start; any other registry is
 * asked for when it is first needed, in the click itself.
 */

/** Docker Hub, its token server, its registry, and where its blobs are redirected to. */
export const DOCKER_ORIGINS = [
  'https://hub.docker.com/*',
  'https://auth.docker.io/*',
  'https://registry-1.docker.io/*',
  'https://production.cloudflare.docker.com/*',
  'https://production.cloudfront.docker.com/*',
  'https://*.r2.cloudflarestorage.com/*',
];

/** What may be asked for later. */
export const OPTIONAL_ORIGINS = ['https://*/*', 'http://*/*'];

export const PERMISSIONS = ['storage', 'contextMenus'];

/**
 * The match pattern for a host (`quay.io`, `localhost:5000`, `*.quay.io`). Patterns know no ports: a host is permitted with
 * all of them.
 */
export function matchPattern(host: string, scheme: 'http' | 'https' = 'https'): string {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return `${scheme}://${name}/*`;
}
