import { parseDigest } from '../digest.ts';
import { looksLikeDomain } from '../grammar.ts';
import { DOCKER_HUB } from '../reference.ts';
import { type Found, readImage } from './pasted.ts';

/** An address cut up: path parts decoded, empty ones left out. */
interface Address {
  host: string;
  path: string[];
  query: URLSearchParams;
}

/** What a page is about: the name of an image (as a reference without tag), or a namespace. */
type Page =
  | { name: string; tag?: string | null | undefined; digest?: string | undefined }
  | { registry: string; namespace: string };

type Reader = (address: Address) => Page | undefined;

/** `sha256-<hex>` as paths have it, or `sha256:<hex>`. */
const digestIn = (part: string | undefined): string | undefined =>
  part === undefined ? undefined : parseDigest(part.replace(/^(sha\d+)-/, '$1:'));

const join = (parts: (string | undefined)[]): string => parts.join('/');

/** hub.docker.com: overview, tags, layers, old and new forms, and its API. */
const dockerHub: Reader = ({ path, query }) => {
  const [area, first = '', second, third, fourth] = path;
  const tag = query.get('name');
  if (area === '_') return first ? { name: `library/${first}`, tag } : undefined;
  if (area === 'layers') return { name: join([first, second]), tag: third, digest: digestIn(path[5]) };
  if (area === 'repository' && first === 'docker') {
    const inTags = fourth === 'tags';
    return { name: join([second, third]), tag: inTags ? (path[5] ?? tag) : tag, digest: digestIn(path[6]) };
  }
  if (area === 'hardened-images') return third ? { name: `dhi.io/${path[3] ?? third}` } : undefined;
  if (area === 'v2' && first === 'namespaces') return { name: join([second, fourth]), tag: path[6] };
  if (area === 'v2' && first === 'repositories') return { name: join([second, third]), tag: path[5] };
  const inRepository = ['r', 'p', 'extensions', 'mcp'].includes(area ?? '');
  if (inRepository && second) return { name: join([first, second]), tag };
  const inNamespace = ['r', 'u', 'orgs'].includes(area ?? '');
  return inNamespace && first ? { registry: DOCKER_HUB, namespace: first } : undefined;
};

/** GitHub's pages about packages on ghcr.io; `/12345?tag=v1` is one version. */
const github: Reader = ({ path, query }) => {
  const at = path.findIndex(
    (part, index) => part === 'container' && /^(?:packages|pkgs)$/.test(path[index - 1] ?? ''),
  );
  const owner = path[0] === 'orgs' || path[0] === 'users' ? path[1] : path[0];
  if (at < 0 || owner === undefined) return undefined;
  const name = path[at + 1] === 'package' ? path[at + 2] : path[at + 1];
  return name ? { name: `ghcr.io/${owner}/${name}`.toLowerCase(), tag: query.get('tag') } : undefined;
};

const quay: Reader = ({ path, query }) => {
  const [area, namespace = '', ...rest] = path;
  if (area === 'organization' || area === 'user')
    return namespace ? { registry: 'quay.io', namespace } : undefined;
  const isApi = area === 'api';
  const parts = isApi ? path.slice(3) : [namespace, ...rest];
  if (!isApi && area !== 'repository') return undefined;
  const end = parts.findIndex((part) => ['manifest', 'tag', 'tags'].includes(part));
  const tag = parts[end] === 'tag' && end > 0 ? parts[end + 1] : query.get('tag');
  const name = parts.slice(0, end < 0 ? undefined : end);
  return { name: `quay.io/${join(name)}`, tag, digest: end < 0 ? undefined : digestIn(parts[end + 1]) };
};

const ecrGallery: Reader = ({ path }) => {
  const [namespace] = path;
  if (namespace === undefined) return undefined;
  const registry = 'public.ecr.aws';
  return path.length > 1 ? { name: join([registry, ...path]) } : { registry, namespace };
};

/** The AWS console, private repositories: `/ecr/repositories/private/<account>/<name…>?region=…`. */
const ecrConsole: Reader = ({ host, path, query }) => {
  const [area, list, visibility, account = '', ...rest] = path;
  const region = /^([a-z0-9-]+)\.console\./.exec(host)?.[1] ?? query.get('region');
  if (area !== 'ecr' || list !== 'repositories' || visibility !== 'private' || !region) return undefined;
  const end = rest.indexOf('_');
  const name = join(end < 0 ? rest : rest.slice(0, end));
  return { name: `${account}.dkr.ecr.${region}.amazonaws.com/${name}`, digest: digestIn(rest[end + 2]) };
};

const gitlab: Reader = ({ path }) => {
  const end = path.findIndex((part) => part === '-' || part === 'container_registry');
  if (!path.includes('container_registry') || end < 1) return undefined;
  return { name: `registry.gitlab.com/${join(path.slice(0, end))}` };
};

/** Google's console: Artifact Registry (`/artifacts/docker/…`) and Container Registry (`/gcr/images/…`). */
const googleConsole: Reader = ({ path }) => {
  const [area, kind, project, location = '', ...rest] = path;
  const last = rest.at(-1) ?? '';
  const inName = /^(.+)@(sha256:[0-9a-f]+)$/.exec(last);
  const digest = inName?.[2] ?? digestIn(last);
  const parts = inName ? [...rest.slice(0, -1), inName[1]] : digest ? rest.slice(0, -1) : rest;
  if (area === 'gcr' && kind === 'images') {
    const place = location.toLowerCase();
    const host = place === 'global' ? 'gcr.io' : `${place}.gcr.io`;
    return { name: join([host, project, ...parts]), digest };
  }
  if (area !== 'artifacts' || kind !== 'docker') return undefined;
  const [repository = '', ...name] = parts;
  const host = /(^|\.)gcr\.io$/.test(repository);
  return {
    name: host
      ? join([repository, project, ...name])
      : join([`${location}-docker.pkg.dev`, project, repository, ...name]),
    digest,
  };
};

/** Microsoft's catalogue: `/en-us/artifact/mar/dotnet/sdk/tags`, `/en-us/product/dotnet/sdk/about`. */
const microsoft: Reader = ({ path }) => {
  const start = path.findIndex((part) => part === 'artifact' || part === 'product');
  if (start < 0) return undefined;
  const parts = path.slice(start + (path[start + 1] === 'mar' ? 2 : 1));
  const end = parts.findLastIndex((part) => ['about', 'tags', 'tag'].includes(part));
  const tag = parts[end] === 'tag' ? parts[end + 1] : undefined;
  return { name: `mcr.microsoft.com/${join(end < 0 ? parts : parts.slice(0, end))}`, tag };
};

const redHat: Reader = ({ path }) => {
  const [area, containers, ...rest] = path;
  if (area !== 'software' || containers !== 'containers') return undefined;
  return { name: `registry.access.redhat.com/${join(rest.slice(rest[0] === 'stacks' ? 1 : 0, 2))}` };
};

const chainguard: Reader = ({ path }) =>
  path[0] === 'directory' && path[2] ? { name: `cgr.dev/chainguard/${path[2]}` } : undefined;

const PAGES: [host: RegExp, read: Reader][] = [
  [/^hub\.docker\.com$/, dockerHub],
  [/^(www\.)?github\.com$/, github],
  [/^quay\.io$/, quay],
  [/^gallery\.ecr\.aws$/, ecrGallery],
  [/(^|\.)console\.aws\.amazon\.com$/, ecrConsole],
  [/^gitlab\.com$/, gitlab],
  [/^console\.cloud\.google\.com$/, googleConsole],
  [/^mcr\.microsoft\.com$/, microsoft],
  [/^catalog\.redhat\.com$/, redHat],
  [/^images\.chainguard\.dev$/, chainguard],
];

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
const PAGES_OF_REGISTRIES =
  /^(?:quay\.io\/(?:repository|organization|user)\/|mcr\.microsoft\.com\/(?:[a-z]{2}-[a-z]{2}|artifact|product)\/)/i;

/** Whether a text is the address of a page rather than a reference: it has a scheme, or the host of a site that is known. */
export function isPageAddress(text: string): boolean {
  if (/^https?:\/\//i.test(text)) return true;
  const host = text.slice(0, Math.max(text.indexOf('/'), 0)).toLowerCase();
  if (host === 'quay.io' || host === 'mcr.microsoft.com') return PAGES_OF_REGISTRIES.test(text);
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
  if (!isImage || path.length === 0 || host === 'hub.docker.com') return undefined;
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
