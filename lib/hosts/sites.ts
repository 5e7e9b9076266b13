import { REGISTRIES, type SiteName } from './registry-table.ts';

/** The registry whose website is at a host: `github.com` → `ghcr.io`. In: a host in lower case. */
export const findSite = (host: string): SiteName | undefined =>
  REGISTRIES.find(({ sites }) => sites?.test(host))?.name as SiteName | undefined;
