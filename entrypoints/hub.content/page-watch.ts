/**
 * Calls every `place` once for each batch of changes to the page. An observer runs before the browser paints, so what Hub removes
 * is back before the reader sees a gap. A `place` must not throw: that would skip the ones after it.
 */
export function watchPage(signal: AbortSignal, isGone: () => boolean): (place: () => void) => void {
  const places: (() => void)[] = [];
  const observer = new MutationObserver(() => {
    if (isGone()) return;
    for (const place of places) place();
    observer.takeRecords(); // drops the records of our own changes
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
