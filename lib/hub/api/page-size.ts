/** Tags or repositories a page. Hub silently reduces larger values to this. */
export const PAGE_SIZE = 100;
