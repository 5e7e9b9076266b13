import { HUB_HOST } from '../hosts/docker-hub.ts';
import { registryName } from '../hosts/registries.ts';
import { isRegistryHost } from '../hosts/registry-hosts.ts';
import { findSite, isPageAddress } from '../hosts/sites.ts';
import { type Address, digestIn, join, type Page, SITES } from './pages.ts';
import { type Found, readImage } from './pasted.ts';

/** The registry API on any host, `/v2/<name>/manifests/<reference>`, and the packages of Gitea and Forgejo. */
function readAnyRegistry({ host, path }: Address): Page | undefined {
  const kind = path.findLastIndex((part) => ['manifests', 'blobs', 'tags', 'referrers'].includes(part));
  if (path[0] === 'v2' && kind > 1) {
    const what = path[kind] === 'tags' ? undefined : path[kind + 1];
    const digest = digestIn(what);
    return { registry: host, repository: join(path.slice(1, kind)), tag: digest ? undefined : what, digest };
  }
  const [owner, dash, packages, container, name, tag] = path;
  if (dash === '-' && packages === 'packages' && container === 'container' && name)
    return { registry: host, repository: join([owner, decodePart(name)]), tag };
  return undefined;
}

const toReference = ({ registry, repository, tag, digest }: Exclude<Page, { namespace: string }>): string =>
  `${registry}/${repository}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;

function parseAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/**
 * Reads the URL of a page about an image, at any website in the table of registries or a Gitea, or of a registry's API.
 * A filter on Docker Hub (`?name=1.31`) counts as the tag. `undefined`: no URL, or a page about no image.
 */
export function readUrl(text: string, line?: number): Found | undefined {
  if (text.length > 2048 || /\s/.test(text) || !isPageAddress(text)) return undefined;
  const url = parseAddress(/^https?:/i.test(text) ? text : `https://${text}`);
  if (url === undefined) return undefined;
  const host = url.host.toLowerCase();
  const from = { form: 'url' as const, where: host, ...(line === undefined ? {} : { line }) };
  const path = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decodePart);
  const address = { url, host, path, query: url.searchParams };
  const site = findSite(host);
  const page = (site && SITES[site](address, site)) ?? readAnyRegistry(address);
  if (page !== undefined && 'namespace' in page) return { kind: 'namespace', ...page, from: [from] };
  if (page !== undefined) return readImage(toReference(page), from);
  const isImage = isRegistryHost(host) || /:[\w][\w.-]*$|@sha256:/.test(url.pathname);
  if (!isImage || path.length === 0 || /^v[12]$/.test(path[0] ?? '') || host === HUB_HOST) return undefined;
  if (host === 'quay.io' && /^(?:about|contact|plans|search|security|signin|tour|tutorial)$/.test(join(path)))
    return undefined;
  if (url.pathname.endsWith('/'))
    return { kind: 'namespace', registry: registryName(host), namespace: join(path), from: [from] };
  return readImage(join([host, ...path]), from);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replace(/;.*$/s, '')); // Google's console: `…/sha256:abc;tab=manifest`
  } catch {
    return part;
  }
}
