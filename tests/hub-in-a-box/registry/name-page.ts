/**
 * How a registry names the next page of its names: by a relative address, an absolute one, one of another host, one whose path is not
 * the repository's (Artifactory), by a cursor of its own, by none (`last` is to be made of the last name), by one that leads to the
 * same page or back to the first, or by one that it ignores (`stuck`).
 */
const NEXT_PAGE = {
  relative: ({ path, query }) => `${path}?${query}`,
  absolute: ({ origin, path, query }) => `${origin}${path}?${query}`,
  foreign: ({ path, query }) => `http://registry.internal:5000${path}?${query}`,
  artifactory: ({ path, query }) => `${path.replace(/^\/v2\/[^/]+\//, '/v2/')}?${query}`,
  opaque: ({ path, n, last }) => `${path}?n=${n}&next_page=_${encodeURIComponent(last)}`,
  stuck: ({ path, query }) => `${path}?${query}`,
  same: ({ path, n, before }) => `${path}?n=${n}&last=${encodeURIComponent(before)}`,
  circle: ({ path, n, last, before }) =>
    `${path}?n=${n}&last=${before === '' ? encodeURIComponent(last) : ''}`,
  none: () => undefined,
} as const satisfies Record<string, (page: PageAddress) => string | undefined>;

export type NextPage = keyof typeof NEXT_PAGE;

interface PageAddress {
  origin: string;
  path: string;
  n: number;
  /** The last name of the page before; empty for the first page. */
  before: string;
  /** The last name of this page. */
  last: string;
  query: URLSearchParams;
}

/** A page of names, and the `Link` to the next; none at the end. */
export function namePage(
  names: readonly unknown[],
  url: URL,
  { pageSize, next }: { pageSize: number; next: NextPage },
): { page: unknown[]; link?: string } {
  const n = Math.min(pageSize, Number(url.searchParams.get('n') ?? pageSize));
  const before = url.searchParams.get('last') ?? url.searchParams.get('next_page')?.slice(1) ?? '';
  const from = before === '' || next === 'stuck' ? 0 : names.indexOf(before) + 1;
  const page = names.slice(from, from + n);
  const isEndless = next === 'stuck' || next === 'same' || next === 'circle';
  if (from + n >= names.length && !isEndless) return { page };
  const last = String(page.at(-1));
  const query = new URLSearchParams({ n: `${n}`, last });
  const address = NEXT_PAGE[next]({ origin: url.origin, path: url.pathname, n, before, last, query });
  return address === undefined ? { page } : { page, link: `<${address}>; rel="next"` };
}
