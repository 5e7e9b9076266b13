/** Events between the page's world and the content script's. The page can forge them, but gains nothing by it. */
export const ASK = 'tagkin:ask';
export const WAITING = 'tagkin:waiting';
export const HYDRATED = 'tagkin:hydrated';

/** Timeout for hydration, in ms: React's scripts may fail to load. */
const HYDRATION_TIMEOUT_MS = 10_000;

/** Resolves when elements may be added to the page: at once, unless React has yet to hydrate it. */
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
