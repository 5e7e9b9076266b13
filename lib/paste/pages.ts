import { artifactRegistryHost, containerRegistryHost, ecrHost } from '../hosts/regional.ts';
import { findRegistry } from '../hosts/registries.ts';
import type { SiteName } from '../hosts/registry-table.ts';
import { readHubAddress } from '../hub/urls.ts';
import { parseDigest } from '../oci/digest.ts';

/** A URL, cut up: path parts decoded, empty ones left out. */
export interface Address {
  url: URL;
  host: string;
  path: string[];
  query: URLSearchParams;
}

/** What a page is about: an image or a namespace. Nothing is checked against the grammar of references. */
export type Page =
  | {
      registry: string;
      repository: string;
      tag?: string | null | undefined;
      digest?: string | null | undefined;
    }
  | { registry: string; namespace: string };

/** Reads the pages of a registry's website; `undefined` for a page about no image. */
type Reader = (address: Address, registry: SiteName) => Page | undefined;

/** `sha256-<hex>` as paths have it, or `sha256:<hex>`. */
export const digestIn = (part: string | undefined): string | undefined =>
  part === undefined ? undefined : parseDigest(part.replace(/^(sha\d+)-/, '$1:'));

export const join = (parts: (string | undefined)[]): string => parts.join('/');

/** GitHub's pages about packages; `/12345?tag=v1` is one version. */
const github: Reader = ({ path, query }, registry) => {
  const at = path.findIndex(
    (part, index) => part === 'container' && /^(?:packages|pkgs)$/.test(path[index - 1] ?? ''),
  );
  const owner = path[0] === 'orgs' || path[0] === 'users' ? path[1] : path[0];
  if (at < 0 || owner === undefined) return undefined;
  const name = path[at + 1] === 'package' ? path[at + 2] : path[at + 1];
  return name ? { registry, repository: `${owner}/${name}`.toLowerCase(), tag: query.get('tag') } : undefined;
};

const quay: Reader = ({ path, query }, registry) => {
  const [area, namespace = '', ...rest] = path;
  if (area === 'organization' || area === 'user') return namespace ? { registry, namespace } : undefined;
  const isApi = area === 'api';
  const parts = isApi ? path.slice(3) : [namespace, ...rest];
  if (!isApi && area !== 'repository') return undefined;
  const end = parts.findIndex((part) => ['manifest', 'tag', 'tags'].includes(part));
  const tag = parts[end] === 'tag' && end > 0 ? parts[end + 1] : query.get('tag');
  const repository = join(parts.slice(0, end < 0 ? undefined : end));
  return { registry, repository, tag, digest: end < 0 ? undefined : digestIn(parts[end + 1]) };
};

const ecrGallery: Reader = ({ path }, registry) => {
  const [namespace] = path;
  if (namespace === undefined) return undefined;
  return path.length > 1 ? { registry, repository: join(path) } : { registry, namespace };
};

/** The AWS console, private repositories: `/ecr/repositories/private/<account>/<name…>?region=…`. */
const ecrConsole: Reader = ({ host, path, query }) => {
  const [area, list, visibility, account = '', ...rest] = path;
  const region = /^([a-z0-9-]+)\.console\./.exec(host)?.[1] ?? query.get('region');
  if (area !== 'ecr' || list !== 'repositories' || visibility !== 'private' || !region) return undefined;
  const end = rest.indexOf('_');
  const repository = join(end < 0 ? rest : rest.slice(0, end));
  return { registry: ecrHost(account, region), repository, digest: digestIn(rest[end + 2]) };
};

const gitlab: Reader = ({ path }, registry) => {
  const end = path.findIndex((part) => part === '-' || part === 'container_registry');
  if (!path.includes('container_registry') || end < 1) return undefined;
  return { registry, repository: join(path.slice(0, end)) };
};

/** Google's console: Artifact Registry (`/artifacts/docker/…`) and Container Registry (`/gcr/images/…`). */
const googleConsole: Reader = ({ path }, registry) => {
  const [area, kind, project, location = '', ...rest] = path;
  const last = rest.at(-1) ?? '';
  const inName = /^(.+)@(sha256:[0-9a-f]+)$/.exec(last);
  const digest = inName?.[2] ?? digestIn(last);
  const parts = inName ? [...rest.slice(0, -1), inName[1]] : digest ? rest.slice(0, -1) : rest;
  if (area === 'gcr' && kind === 'images')
    return { registry: containerRegistryHost(location), repository: join([project, ...parts]), digest };
  if (area !== 'artifacts' || kind !== 'docker') return undefined;
  const [repository = '', ...name] = parts;
  // A repository of Artifact Registry may be named after the gcr.io host that it answers for.
  return findRegistry(repository)?.name === registry
    ? { registry: repository, repository: join([project, ...name]), digest }
    : { registry: artifactRegistryHost(location), repository: join([project, repository, ...name]), digest };
};

/** Microsoft's catalogue: `/en-us/artifact/mar/dotnet/sdk/tags`, `/en-us/product/dotnet/sdk/about`. */
const microsoft: Reader = ({ path }, registry) => {
  const start = path.findIndex((part) => part === 'artifact' || part === 'product');
  if (start < 0) return undefined;
  const parts = path.slice(start + (path[start + 1] === 'mar' ? 2 : 1));
  const end = parts.findLastIndex((part) => ['about', 'tags', 'tag'].includes(part));
  const tag = parts[end] === 'tag' ? parts[end + 1] : undefined;
  return { registry, repository: join(end < 0 ? parts : parts.slice(0, end)), tag };
};

const redHat: Reader = ({ path }, registry) => {
  const [area, containers, ...rest] = path;
  if (area !== 'software' || containers !== 'containers') return undefined;
  return { registry, repository: join(rest.slice(rest[0] === 'stacks' ? 1 : 0, 2)) };
};

const chainguard: Reader = ({ path }, registry) =>
  path[0] === 'directory' && path[2] ? { registry, repository: `chainguard/${path[2]}` } : undefined;

/** The readers of every website in the table of registries. */
export const SITES: Record<SiteName, Reader> = {
  'docker.io': ({ url }) => readHubAddress(url),
  'quay.io': quay,
  'ghcr.io': github,
  'gcr.io': googleConsole,
  'mcr.microsoft.com': microsoft,
  'public.ecr.aws': ecrGallery,
  'dkr.ecr.amazonaws.com': ecrConsole,
  'registry.gitlab.com': gitlab,
  'registry.access.redhat.com': redHat,
  'cgr.dev': chainguard,
};
