import { layersPath, overviewPath, readRoute } from '../urls.ts';
import { SELECTORS } from './selectors.ts';

/**
 * The address of each tag of an image. That is its layers page, where the page links to one of this platform image, or is one: tags
 * that share an image differ in nothing else of the address. Else the overview page with the tag chosen.
 *
 * @param image digest of the platform image; its first half is enough
 */
export function linksFor(
  document: Document,
  repository: string,
  image: string | null | undefined,
): (tag: string) => string {
  const part = image?.replace(':', '-') ?? '?';
  const link = document.querySelector<HTMLAnchorElement>(`${SELECTORS.layersLink}[href*="/${part}"]`);
  const route = readRoute(new URL(link?.href ?? location.href));
  const digest = route.page === 'layers' && route.digest?.replace(':', '-').startsWith(part) && route.digest;
  return (tag) => (digest ? layersPath(repository, tag, digest) : overviewPath(repository, tag));
}
