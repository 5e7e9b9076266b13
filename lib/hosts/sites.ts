import { findRegistry } from './registries.ts';
import { REGISTRIES, type SiteName } from './registry-table.ts';

/** The registry whose website is at a host: `github.com` → `ghcr.io`. In: a host in lower case. */
export const findSite = (host: string): SiteName | undefined =>
  REGISTRIES.find(({ sites }) => sites?.test(host))?.name as SiteName | undefined;

/**
 * Whether a text is a URL rather than a reference: it has a scheme, or begins with the host of a known website. Where that host is
 * the registry as well, the first part of the path decides: `quay.io/repository/a/b` is a page, `quay.io/a/b` an image.
 */
export function isPageAddress(text: string): boolean {
  if (/^https?:\/\//i.test(text)) return true;
  const host = text.slice(0, Math.max(text.indexOf('/'), 0)).toLowerCase();
  const site = findSite(host);
  const registry = findRegistry(host);
  if (site === undefined || registry?.name !== site) return site !== undefined;
  const area = /^\/([^/]+)\//.exec(text.slice(host.length))?.[1];
  return area !== undefined && registry.pageAreas?.test(area) === true;
}
