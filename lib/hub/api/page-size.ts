/** As many tags or repositories as one answer carries; Hub cuts larger wishes to this without a word. */
export const PAGE_SIZE = 100;
