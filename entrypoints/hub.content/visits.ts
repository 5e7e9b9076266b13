import type { ListingClient, Subject } from '../../lib/client/listing-client.ts';
import { type Route, readRoute } from '../../lib/hub/urls.ts';
import type { Features } from '../../lib/settings/features.ts';
import { watchPage } from './page-watch.ts';

/** One page of a repository, for as long as the reader stays on it. */
export interface Page {
  route: Exclude<Route, { page: 'other' }>;
  subject: Subject;
  /** Ends with the visit, and with it every listener, observer and host. */
  signal: AbortSignal;
  /** Calls now, and whenever the page has changed, before it is painted. */
  onChange(place: () => void): void;
}

/** The same for one feature, for as long as that is on. */
export interface Visit extends Omit<Page, 'subject'> {
  client: ListingClient;
  /** What is on of that which features share. */
  features: Features;
}

/** What makes it another visit: filter, order and page number of a tag list do not. */
const identity = (route: Route): string =>
  JSON.stringify(route.page === 'tags' ? [route.page, route.repository] : route);

/** On a layers page, the image that it shows decides the platform. */
function subjectOf(route: Page['route']): Subject {
  const digest = route.page === 'layers' ? route.digest : null;
  return { repository: route.repository, ...(digest !== null && { digest }) };
}

/**
 * Starts a visit for every page that concerns us, and ends it when the reader goes on, with or without a page load. `isGone`
 * is asked before anything is done, because nobody tells a script that its extension has been replaced.
 */
export function watchVisits(signal: AbortSignal, isGone: () => boolean, start: (page: Page) => void): void {
  let current = '';
  let leave = new AbortController();

  const look = () => {
    const route = readRoute(new URL(location.href));
    if (isGone() || identity(route) === current) return;
    current = identity(route);
    leave.abort();
    if (route.page === 'other') return;
    leave = new AbortController();
    const ends = AbortSignal.any([signal, leave.signal]);
    start({
      route,
      signal: ends,
      subject: subjectOf(route),
      onChange: watchPage(ends, isGone),
    });
  };

  look();
  // The Navigation API tells of the page's own pushState, which a content script cannot see otherwise (Firefox has it since 147).
  const navigation = 'navigation' in window ? window.navigation : null;
  if (navigation) navigation.addEventListener('currententrychange', look, { signal });
  else onEveryChange(signal, look);
  window.addEventListener('popstate', look, { signal });
}

/** Without the Navigation API: a client-side navigation always changes the document. */
function onEveryChange(signal: AbortSignal, look: () => void): void {
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
