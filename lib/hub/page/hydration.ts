/** The page's world and the content script's speak by these events; the page can forge them, and gains nothing by it. */
export const ASK = 'tagkin:ask';
export const WAITING = 'tagkin:waiting';
export const HYDRATED = 'tagkin:hydrated';

/** A page that never becomes React's (its scripts did not load) is a page all the same. */
const HYDRATION_TIMEOUT_MS = 10_000;

/** Resolves when elements may be added to the page: at once, unless React is known to be still on its way. */
export function whenHydrated(document: Document): Promise<void> {
  return new Promise((resolve) => {
    let waiting = false;
    document.addEventListener(WAITING, () => (waiting = true), { once: true });
    document.addEventListener(HYDRATED, () => resolve(), { once: true });
    document.dispatchEvent(new Event(ASK));
    if (waiting) setTimeout(resolve, HYDRATION_TIMEOUT_MS);
    else resolve();
  });
}
