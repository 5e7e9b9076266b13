import { HARDENED } from '../hosts/docker-hub.ts';
import type { Digest } from '../oci/digest.ts';
import { isPath } from '../oci/grammar.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { COMMUNITY, LAYERS, LAYERS_PREFIX, OFFICIAL } from './page-paths.ts';

/**
 * Docker Hub's URLs, parsed and built: the only place that knows their paths. Official images have pages of their own
 * (`/_/nginx`) but the namespace `library` everywhere else, layers pages included. Sources: links of 2019 to
 * September 2026.
 */

/** A page that Tagkin adds to; every other is `other`. Filter, order and page number of a tag list are not part of it. */
export type Route =
  | { page: 'tags'; repository: string }
  | { page: 'overview'; repository: string; tag: string | null }
  | { page: 'layers'; repository: string; tag: string; digest: string | null }
  | { page: 'other' };

const OTHER: Route = { page: 'other' };

/** The page of a URL of Docker Hub. `other`: not a repository's tags, overview or layers page. */
export function readRoute(url: URL): Route {
  const found = readRepositoryPage(pathOf(url));
  if (!found || !isRepository(found.repository)) return OTHER;
  const { page, repository, tag, digest } = found;
  if (page === 'overview') return { page, repository, tag: url.searchParams.get('tag') || null };
  if (page === 'layers') return tag ? { page, repository, tag, digest } : OTHER;
  return page === 'tags' ? { page, repository } : OTHER;
}

/** The subject of a URL. Names and tags are as written there, not checked against the grammar. */
type HubSubject =
  | { registry: string; repository: string; tag: string | null; digest: Digest | null }
  | { registry: string; namespace: string };

/**
 * The image or namespace of any URL of Docker Hub: its pages, old and new, and its API. A filter of the tag list
 * (`?name=1.31`) counts as the tag. `undefined` for any other URL.
 */
export function readHubAddress(url: URL): HubSubject | undefined {
  const path = pathOf(url).filter((part) => part !== '');
  const query = url.searchParams;
  const filter = query.get('name') || query.get('tag');
  const found = readRepositoryPage(path);
  if (found) {
    const { page, repository, tag, digest } = found;
    return { registry: DOCKER_HUB, repository, tag: page === 'layers' ? tag : filter, digest };
  }
  const [area, first = '', second = '', third = '', fourth = '', fifth, sixth] = path;
  const about = (
    namespace: string,
    name: string,
    tag: string | null = filter,
    digest: Digest | null = null,
  ) => ({ registry: DOCKER_HUB, repository: `${namespace}/${name}`, tag, digest }) as const;
  switch (area) {
    case 'repository': {
      if (first !== 'docker') return undefined;
      const tag = fourth === 'tags' && fifth ? fifth : filter;
      return about(second, third, tag, digestIn(sixth));
    }
    case 'v2':
      if (first === 'namespaces') return about(second, fourth, sixth ?? null);
      return first === 'repositories' ? about(second, third, fifth ?? null) : undefined;
    case 'p':
    case 'extensions':
    case 'mcp':
      return second ? about(first, second) : undefined;
    case 'hardened-images':
      return third ? { registry: HARDENED, repository: third, tag: null, digest: null } : undefined;
    case COMMUNITY:
    case 'u':
    case 'orgs':
      return first ? { registry: DOCKER_HUB, namespace: first } : undefined;
    default:
      return undefined;
  }
}

interface RepositoryPage {
  page: 'overview' | 'tags' | 'layers' | 'other';
  repository: string;
  /** Set for layers pages only. */
  tag: string | null;
  digest: Digest | null;
}

/** The page of a repository, by the parts of its path; names are not checked. */
function readRepositoryPage([area, ...rest]: string[]): RepositoryPage | undefined {
  if (area === LAYERS) return readLayersPage(rest);
  const parts = area === OFFICIAL ? ['library', ...rest] : area === COMMUNITY ? rest : [];
  const [namespace, name, section, ...more] = parts;
  if (!namespace || !name) return undefined;
  const isTags = section === 'tags' && more.length === 0;
  const page = section === undefined ? 'overview' : isTags ? 'tags' : 'other';
  return { page, repository: `${namespace}/${name}`, tag: null, digest: null };
}

/**
 * `<namespace>/<name>/<tag>[/images[/<digest>]]`; older links have one more part in front
 * (`openjdk/library/openjdk/8`).
 */
function readLayersPage(parts: string[]): RepositoryPage | undefined {
  const end = parts[3] !== 'images' && parts[4] === 'images' ? 4 : 3;
  const [namespace, name, tag = null] = parts.slice(end - 3, end);
  if (!namespace || !name) return undefined;
  const digest = parts[end] === 'images' ? digestIn(parts[end + 1]) : null;
  return { page: 'layers', repository: `${namespace}/${name}`, tag, digest };
}

/** `sha256-<hex>`, as in paths, or `sha256:<hex>`; Docker Hub has no other digests. */
function digestIn(part = ''): Digest | null {
  const hex = /^sha256[-:]([0-9a-f]{64})$/.exec(part)?.[1];
  return hex === undefined ? null : `sha256:${hex}`;
}

/** The decoded parts of a path, without the empty one after a final slash. */
function pathOf(url: URL): string[] {
  const parts = url.pathname.split('/').slice(1).map(decode);
  return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whether a text is a namespace and a name. */
const isRepository = (text: string): boolean => isPath(text) && text.split('/').length === 2;

function repositoryPath(repository: string): string {
  const isOfficial = repository.startsWith('library/');
  return isOfficial ? `/${OFFICIAL}/${repository.slice(8)}` : `/${COMMUNITY}/${repository}`;
}

/** The tags page of a repository, filtered by names that contain `name`. */
export function tagsPath(repository: string, name = ''): string {
  const query = name === '' ? '' : `?${new URLSearchParams({ name })}`;
  return `${repositoryPath(repository)}/tags${query}`;
}

/**
 * The overview page of a repository, with a tag selected or not.
 */
export function overviewPath(repository: string, tag?: string): string {
  return repositoryPath(repository) + (tag === undefined ? '' : `?${new URLSearchParams({ tag })}`);
}

/**
 * The page of one platform's image of a tag; `digest` is the platform manifest's.
 */
export function layersPath(repository: string, tag: string, digest: string): string {
  return `${LAYERS_PREFIX}${repository}/${encodeURIComponent(tag)}/images/${digest.replace(':', '-')}`;
}
