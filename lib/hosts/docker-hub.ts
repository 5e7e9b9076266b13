/** Docker Hub's site and API. */
export const HUB_HOST = 'hub.docker.com';
export const HUB_ORIGIN = `https://${HUB_HOST}`;

/** Docker Hub's registry API; `docker.io` itself serves none. */
export const DOCKER_API_HOST = 'registry-1.docker.io';

/** Docker Hub's token server. */
export const DOCKER_AUTH_HOST = 'auth.docker.io';

/** Where Docker Hub redirects blobs to, as seen in 2026. */
export const DOCKER_BLOB_HOSTS = [
  'production.cloudflare.docker.com',
  'production.cloudfront.docker.com',
  '*.r2.cloudflarestorage.com',
] as const;

/** The registry of Docker Hardened Images. */
export const HARDENED = 'dhi.io';

/** A repository of Docker Hub as people write it: `nginx` for `library/nginx`. */
export const familiarRepository = (repository: string): string => repository.replace(/^library\//, '');
