import { looksLikeDomain } from '../oci/grammar.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { digestIn, join, PAGES, type Page, type Reader } from './pages.ts';
import { type Found, readImage } from './pasted.ts';

/** The registry's own API on any host: `/v2/<name>/manifests/<reference>`, and the packages of Gitea and Forgejo. */
const anyRegistry: Reader = ({ host, path }) => {
  const kind = path.findLastIndex((part) => ['manifests', 'blobs', 'tags', 'referrers'].includes(part));
  if (path[0] === 'v2' && kind > 1) {
    const what = path[kind] === 'tags' ? undefined : path[kind + 1];
    const digest = digestIn(what);
    return { name: join([host, ...path.slice(1, kind)]), tag: digest ? undefined : what, digest };
  }
  const [owner, dash, packages, container, name, tag] = path;
  if (dash === '-' && packages === 'packages' && container === 'container' && name)
    return { name: join([host, owner, decodeURIComponent(name)]), tag };
  return undefined;
};

/** Hosts that are registries themselves, where the path of an address is the name of an image. */
const REGISTRIES =
  /^(?:[\w.-]+\.)?(?:docker\.io|ghcr\.io|quay\.io|gcr\.io|pkg\.dev|registry\.k8s\.io|public\.ecr\.aws|azurecr\.io|mcr\.microsoft\.com|cgr\.dev|dhi\.io|lscr\.io|icr\.io|ocir\.io|nvcr\.io|registry\.gitlab\.com|registry\.redhat\.io|registry\.access\.redhat\.com|dkr\.ecr\.[\w-]+\.amazonaws\.com)(?::\d+)?$|^(?:registry|docker|cr|oci|harbor|containers?)[.-]/;

function toReference({ name, tag, digest }: Exclude<Page, { namespace: string }>): string {
  const onHub = looksLikeDomain(name.slice(0, name.indexOf('/'))) ? '' : `${DOCKER_HUB}/`;
  return `${onHub}${name}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}

function parseAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Hosts that are a registry as well as a site: there, only these paths are pages. */
const REGISTRY_SITES = ['quay.io', 'mcr.microsoft.com', 'registry.hub.docker.com'];
const PAGES_OF_REGISTRIES =
  /^(?:quay\.io\/(?:repository|organization|user)\/|mcr\.microsoft\.com\/(?:[a-z]{2}-[a-z]{2}|artifact|product)\/|registry\.hub\.docker\.com\/(?:_|r|u|v2)\/)/i;

/** Whether a text is the address of a page rather than a reference: it has a scheme, or the host of a site that is known. */
export function isPageAddress(text: string): boolean {
  if (/^https?:\/\//i.test(text)) return true;
  const host = text.slice(0, Math.max(text.indexOf('/'), 0)).toLowerCase();
  if (REGISTRY_SITES.includes(host)) return PAGES_OF_REGISTRIES.test(text);
  return PAGES.some(([pattern]) => pattern.test(host));
}

/**
 * Reads the address of a page about an image: Docker Hub, GitHub, Quay, ECR, GitLab, Google, Microsoft, Red Hat,
 * Chainguard, Gitea, or a registry's API. A Hub filter (`?name=1.31`) is taken as the tag that was looked for.
 * `undefined` if the text is no address, or one of a page that is about no image.
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
  const address = { host, path, query: url.searchParams };
  const reader = PAGES.find(([pattern]) => pattern.test(host))?.[1];
  const page = reader?.(address) ?? anyRegistry(address);
  if (page !== undefined && 'namespace' in page) return { kind: 'namespace', ...page, from: [from] };
  if (page !== undefined) return readImage(toReference(page), from);
  const isImage = REGISTRIES.test(host) || /:[\w][\w.-]*$|@sha256:/.test(url.pathname);
  const name = join([host, ...path]);
  if (!isImage || path.length === 0 || /^v[12]$/.test(path[0] ?? '') || host === 'hub.docker.com')
    return undefined;
  if (url.pathname.endsWith('/'))
    return { kind: 'namespace', registry: host, namespace: join(path), from: [from] };
  return readImage(name, from);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replace(/;.*$/s, '')); // Google's console: `…/sha256:abc;tab=manifest`
  } catch {
    return part;
  }
}
