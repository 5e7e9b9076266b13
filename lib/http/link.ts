import { LIMITS } from '../oci/limits.ts';

/** The target of `rel="next"` in a Link header (RFC 8288), as written; `undefined` without one. */
export function nextOf(header: string): string | undefined {
  const links = header.slice(0, LIMITS.linkCharacters);
  for (const [, target, parameters = ''] of links.matchAll(/<([^<>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\s*(?:[;,]|$))/i.test(parameters)) return target;
  return undefined;
}

/**
 * The query of the next page. In: the URL that was requested, and the target of the answer's Link. Out: the Link's
 * query if it points to the same path of the same host; else only its `last` (Artifactory omits the virtual
 * repository from the path, a proxy may use an internal host); `undefined` without either. The Link's path is never
 * requested.
 */
export function nextQuery(requested: URL, link: string): string | undefined {
  if (!URL.canParse(link, requested)) return undefined;
  const next = new URL(link, requested);
  if (next.host === requested.host && next.pathname === requested.pathname)
    return next.search.slice(1) || undefined;
  const last = next.searchParams.get('last');
  return last ? queryAfter(last, requested.searchParams.get('n')) : undefined;
}

/** The query for the page after a tag. */
export function queryAfter(last: string, n: number | string | null): string {
  const after = `last=${encodeURIComponent(last)}`;
  return n === null ? after : `n=${encodeURIComponent(n)}&${after}`;
}
