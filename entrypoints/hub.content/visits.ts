import type { ListingClient, Subject } from '../../lib/client/listing-client.ts';
import { type Route, readRoute } from '../../lib/hub/urls.ts';
import type { DockPlace } from '../../lib/settings/dock.ts';
import type { Features } from '../../lib/settings/features.ts';
import { guarded } from './defect-note.tsx';
import type { Hydration } from './hydration.ts';
import { watchPage } from './page-watch.ts';

/** One page of a repository, for as long as the reader stays on it. */
export interface Page {
  route: Exclude<Route, { page: 'other' }>;
  subject: Subject;
  /** Aborted at the end of the visit; every listener, observer and host ends with it. */
  signal: AbortSignal;
  /** Whether elements may be added to the page. */
  hydration: Hydration;
  /** Calls `place` as soon as elements may be added, and after each change to the page, before the browser paints. */
  onChange(place: () => void): void;
}

/** A page as one feature sees it, for as long as the feature is on. */
export interface Visit extends Omit<Page, 'subject'> {
  client: ListingClient;
  /** All switches, because features share some: `config` and `moves`. */
  features: Features;
  /** Where the dock was put. */
  dock: DockPlace;
}

/** On a layers page, the digest of the image shown determines the platform. */
function subjectOf(route: Page['route']): Subject {
  const digest = route.page === 'layers' ? route.digest : null;
  return { repository: route.repository, ...(digest !== null && { digest }) };
}

/**
 * Starts a visit for every repository page, and ends it when the reader leaves, with or without a page load. Checks `isGone`
 * every time: a content script gets no event when its extension is replaced.
 */
export function watchVisits(
  signal: AbortSignal,
  isGone: () => boolean,
  hydration: Hydration,
  start: (page: Page) => void,
): void {
  let current = '';
  let leave = new AbortController();

  const look = guarded(() => {
    const route = readRoute(new URL(location.href));
    const key = JSON.stringify(route);
    if (isGone() || key === current) return;
    current = key;
    leave.abort();
    if (route.page === 'other') return;
    leave = new AbortController();
    const ends = AbortSignal.any([signal, leave.signal]);
    start({
      route,
      signal: ends,
      subject: subjectOf(route),
      hydration,
      onChange: watchPage(ends, isGone, hydration),
    });
  });

  look();
  // The Navigation API reports the page's own pushState, which a content script cannot see otherwise (Firefox has it since 147).
  const navigation = 'navigation' in window ? window.navigation : null;
  if (navigation) navigation.addEventListener('currententrychange', look, { signal });
  else onEveryChange(signal, look);
  window.addEventListener('popstate', look, { signal });
}

/** Fallback without the Navigation API: a client-side navigation always changes the document. */
function onEveryChange(signal: AbortSignal, look: () => void): void {
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
