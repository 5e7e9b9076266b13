/** The permissions in the manifest, written out again: no list of the product's may be taken for granted here. */
export const GRANTED = {
  permissions: ['storage', 'contextMenus', 'alarms'],
  optional_permissions: ['notifications'],
  host_permissions: [
    'https://hub.docker.com/*',
    'https://auth.docker.io/*',
    'https://registry-1.docker.io/*',
    'https://production.cloudflare.docker.com/*',
    'https://production.cloudfront.docker.com/*',
    'https://*.r2.cloudflarestorage.com/*',
  ],
  optional_host_permissions: ['https://*/*', 'http://*/*'],
};
