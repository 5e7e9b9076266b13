import type { Hydration } from './hydration.ts';

/**
 * Calls every `place` once for each batch of changes to the page. An observer runs before the browser paints, so what Hub removes
 * is back before the reader sees a gap. A `place` must not throw: that would skip the ones after it.
 */
export function watchPage(
  signal: AbortSignal,
  isGone: () => boolean,
  hydration: Hydration,
): (place: () => void) => void {
  const places: (() => void)[] = [];
  const placeAll = () => {
    if (isGone() || signal.aborted || !hydration.isOver) return;
    for (const place of places) place();
    observer.takeRecords(); // drops the records of our own changes
  };
  const observer = new MutationObserver(placeAll);
  observer.observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ['class', 'href', 'data-testid'],
  });
  signal.addEventListener('abort', () => observer.disconnect());
  if (!hydration.isOver) void hydration.end.then(placeAll);
  return (place) => {
    places.push(place);
    if (!hydration.isOver) return;
    place();
    observer.takeRecords();
  };
}
