/**
 * Calls every `place` when the page has changed, once for each batch of changes. An observer runs before the browser paints, so
 * what Hub removes is back before it is seen missing. One that throws does not stop the others: each catches its own.
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
