/** The target of `rel="next"` in a Link header (RFC 8288), as written; `undefined` without one. */
export function nextOf(header: string): string | undefined {
  for (const [, target, parameters = ''] of header.matchAll(/<([^>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\s*(?:[;,]|$))/i.test(parameters)) return target;
  return undefined;
}

/**
 * The query of the next page. In: the URL that was requested, and the target of the answer's Link. Out: the Link's query if it
 * leads to the same path of the same host; else only its `last` (Artifactory leaves the virtual repository out of the
 * path, a proxy may name an inner host); `undefined` without either. The path is never taken over.
 */
export function nextQuery(asked: URL, link: string): string | undefined {
  if (!URL.canParse(link, asked)) return undefined;
  const next = new URL(link, asked);
  if (next.host === asked.host && next.pathname === asked.pathname) return next.search.slice(1) || undefined;
  const last = next.searchParams.get('last');
  return last ? queryAfter(last, asked.searchParams.get('n')) : undefined;
}

/** The query for what comes after a tag. */
export function queryAfter(last: string, n: number | string | null): string {
  const after = `last=${encodeURIComponent(last)}`;
  return n === null ? after : `n=${encodeURIComponent(n)}&${after}`;
}
