/**
 * Tells everyone on a page that it has changed, once for each batch of changes. An observer is called before the browser
 * paints, so that what Hub throws away is back before anybody sees it gone.
 */
export function watchPage(signal: AbortSignal, isGone: () => boolean): (place: () => void) => void {
  const places: (() => void)[] = [];
  const observer = new MutationObserver(() => {
    if (isGone()) return;
    for (const place of places) place();
    observer.takeRecords(); // what we added ourselves
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ['class', 'href', 'data-testid'],
  });
  signal.addEventListener('abort', () => observer.disconnect());
  return (place) => {
    places.push(place);
    place();
    observer.takeRecords();
  };
}
