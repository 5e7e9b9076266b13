import { LAYERS_PAGES, OVERVIEW_PAGES, TAGS_PAGES } from '../page-paths.ts';

/**
 * Style sheets that reserve space for our hosts from the first paint on, and their pages. A client-side navigation needs none:
 * there the hosts are inserted in the same frame as the page's own elements.
 */
export const RESERVED_SPACE = [
  {
    matches: TAGS_PAGES,
    css: ['reserve/tags.css'],
    run_at: 'document_start' as const,
  },
  {
    matches: OVERVIEW_PAGES,
    css: ['reserve/overview.css'],
    run_at: 'document_start' as const,
  },
  {
    matches: LAYERS_PAGES,
    css: ['reserve/layers.css'],
    run_at: 'document_start' as const,
  },
];
