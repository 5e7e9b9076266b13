/** Hub's routes, as seen in links of 2021-26: `/_/NAME`, `/r/NS/REPO`, both with `/tags`, `/layers/…`, `/u/NS`, `/search`. */

export type Route =
  | { page: 'home' | 'search' | 'not-found' }
  | { page: 'profile'; user: string }
  | { page: 'overview' | 'tags'; repository: string }
  | { page: 'layers'; repository: string; tag: string; digest: string };

function segments(pathname: string): string[] {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return ['%'];
  }
}

function repositoryRoute(repository: string, rest: string[]): Route {
  if (rest.length === 0) return { page: 'overview', repository };
  return rest.length === 1 && rest[0] === 'tags' ? { page: 'tags', repository } : { page: 'not-found' };
}

/**
 * Which page a path names; `repository` is always `namespace/name`, `digest` is `sha256:<hex>`. A path that Hub does
 * not have is `not-found`.
 */
export function routeOf(pathname: string): Route {
  const [first, second, third, ...rest] = segments(pathname);
  if (first === undefined) return { page: 'home' };
  if (first === 'search' && second === undefined) return { page: 'search' };
  if (second === undefined) return { page: 'not-found' };
  if (first === 'u' && third === undefined) return { page: 'profile', user: second };
  if (first === '_') return repositoryRoute(`library/${second}`, third === undefined ? [] : [third, ...rest]);
  if (third === undefined) return { page: 'not-found' };
  if (first === 'r') return repositoryRoute(`${second}/${third}`, rest);
  const [tag, images, hex] = rest;
  if (first === 'layers' && tag !== undefined && images === 'images' && hex?.startsWith('sha256-')) {
    return { page: 'layers', repository: `${second}/${third}`, tag, digest: hex.replace('-', ':') };
  }
  return { page: 'not-found' };
}

/** The path under which the data of `path` (with its query) is fetched, in React Router's way: `/_/nginx/tags.data?page=2`. */
export function dataPath(path: string): string {
  const [pathname = '/', query] = path.split('?', 2);
  const trimmed = pathname.replace(/\/+$/, '');
  return `${trimmed === '' ? '/_root' : trimmed}.data${query === undefined ? '' : `?${query}`}`;
}

/** The page path that a data path belongs to, or null when `pathname` is not one. */
export function pageOfDataPath(pathname: string): string | null {
  if (pathname === '/_root.data') return '/';
  return pathname.endsWith('.data') ? pathname.slice(0, -'.data'.length) : null;
}
