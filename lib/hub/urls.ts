/**
 * Docker Hub's page addresses, both ways. Official images have addresses of their own (`/_/nginx`) but the namespace
 * `library` everywhere else, in layers pages too. Addresses as seen in links of 2023 to September 2026.
 */
export type Route =
  | { page: 'tags'; repository: string; name: string; ordering: string; number: number }
  | { page: 'overview'; repository: string; tag: string | null }
  | { page: 'layers'; repository: string; tag: string; digest: string | null }
  | { page: 'other' };

const OTHER: Route = { page: 'other' };

/** What a Hub page is about. Everything that is not a repository's tags, overview or layers page is `other`. */
export function readRoute(url: URL): Route {
  const [first, ...rest] = url.pathname.split('/').slice(1).map(decode);
  if (rest.at(-1) === '') rest.pop();
  if (first === '_') return readRepository('library', rest[0], rest.slice(1), url.searchParams);
  if (first === 'r') return readRepository(rest[0], rest[1], rest.slice(2), url.searchParams);
  if (first === 'layers') return readLayers(rest);
  return OTHER;
}

function readRepository(namespace = '', name = '', rest: string[], query: URLSearchParams): Route {
  const repository = `${namespace}/${name}`;
  if (!isRepository(repository) || rest.length > 1) return OTHER;
  if (rest.length === 0) return { page: 'overview', repository, tag: query.get('tag') || null };
  if (rest[0] !== 'tags') return OTHER;
  return {
    page: 'tags',
    repository,
    name: query.get('name') ?? '',
    ordering: query.get('ordering') ?? '',
    number: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
  };
}

function readLayers([namespace, name, tag, images, digest]: string[]): Route {
  const repository = `${namespace}/${name}`;
  if (!isRepository(repository) || !tag) return OTHER;
  const hex = images === 'images' ? /^sha256[-:]([0-9a-f]{64})$/.exec(digest ?? '')?.[1] : undefined;
  return { page: 'layers', repository, tag, digest: hex === undefined ? null : `sha256:${hex}` };
}

/** The grammar of a Docker Hub repository: a namespace and one name. Source: distribution-spec, `<name>`. */
const isRepository = (text: string) =>
  /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/.test(text);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function repositoryPath(repository: string): string {
  return repository.startsWith('library/') ? `/_/${repository.slice(8)}` : `/r/${repository}`;
}

/** The tags page of a repository, narrowed to the names that contain `name`. */
export function tagsPath(repository: string, name = ''): string {
  const query = name === '' ? '' : `?${new URLSearchParams({ name })}`;
  return `${repositoryPath(repository)}/tags${query}`;
}

/** The overview page of a repository, with a tag chosen or not. */
export function overviewPath(repository: string, tag?: string): string {
  return repositoryPath(repository) + (tag === undefined ? '' : `?${new URLSearchParams({ tag })}`);
}

/** The page of one platform's image of a tag; `digest` is the platform manifest's. */
export function layersPath(repository: string, tag: string, digest: string): string {
  return `/layers/${repository}/${encodeURIComponent(tag)}/images/${digest.replace(':', '-')}`;
}
