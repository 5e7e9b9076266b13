import { parseDigest } from '../oci/digest.ts';
import { DOCKER_HUB } from '../oci/reference.ts';

/** An address cut up: path parts decoded, empty ones left out. */
export interface Address {
  host: string;
  path: string[];
  query: URLSearchParams;
}

/** What a page is about: the name of an image (as a reference without tag), or a namespace. */
export type Page =
  | { name: string; tag?: string | null | undefined; digest?: string | undefined }
  | { registry: string; namespace: string };

export type Reader = (address: Address) => Page | undefined;

/** `sha256-<hex>` as paths have it, or `sha256:<hex>`. */
export const digestIn = (part: string | undefined): string | undefined =>
  part === undefined ? undefined : parseDigest(part.replace(/^(sha\d+)-/, '$1:'));

export const join = (parts: (string | undefined)[]): string => parts.join('/');

/** hub.docker.com: overview, tags, layers, old and new forms, and its API. */
const dockerHub: Reader = ({ path, query }) => {
  const [area, first = '', second, third, fourth] = path;
  const tag = query.get('name');
  if (area === '_') return first ? { name: `library/${first}`, tag } : undefined;
  if (area === 'layers') {
    const end = path.includes('images') ? path.indexOf('images') : 4;
    return { name: join(path.slice(end - 3, end - 1)), tag: path[end - 1], digest: digestIn(path[end + 1]) };
  }
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

export const PAGES: [host: RegExp, read: Reader][] = [
  [/^(registry\.)?hub\.docker\.com$/, dockerHub],
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
