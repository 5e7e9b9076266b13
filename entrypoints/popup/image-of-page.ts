import { browser } from '../../lib/browser.ts';
import { HUB_ORIGIN } from '../../lib/hosts/docker-hub.ts';
import { readRoute } from '../../lib/hub/urls.ts';
import { DOCKER_HUB, formatReference } from '../../lib/oci/reference.ts';

/**
 * The image of the page of Docker Hub in the active tab; null on any other page. The browser reports only the addresses of hosts that
 * Tagkin may read.
 */
export async function imageOfPage(): Promise<string | null> {
  // Rejected if there is no window: the popup starts empty.
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true }).catch(() => []);
  const url = URL.canParse(tab?.url ?? '') ? new URL(tab?.url ?? '') : undefined;
  const route = url?.origin === HUB_ORIGIN ? readRoute(url) : undefined;
  if (!route || route.page === 'other') return null;
  const tag = route.page === 'tags' ? null : route.tag; // a filter of the tag list is no tag
  return formatReference({ registry: DOCKER_HUB, repository: route.repository, ...(tag && { tag }) });
}
