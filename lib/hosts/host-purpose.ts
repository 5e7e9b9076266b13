import { findRegistry } from './registries.ts';

/** What a host is needed for: manifests and tags, signing in, the blobs behind a redirect, a bulk list of tags. */
export type HostPurpose = 'api' | 'token' | 'blobs' | 'bulk';

/** What a registry needs a host (or a host pattern) for. A host that it is not known to use is its own API. */
export function hostPurpose(registry: string, host: string): HostPurpose {
  const { tokenHosts = [], blobHosts = [], sideHosts = [] } = findRegistry(registry) ?? {};
  if (tokenHosts.includes(host)) return 'token';
  if (blobHosts.includes(host)) return 'blobs';
  return sideHosts.includes(host) ? 'bulk' : 'api';
}
