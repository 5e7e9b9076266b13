/**
 * Style sheets that keep room for our hosts from a page's first paint on, and the pages that they are for. A page that is
 * reached without a page load needs none: there the hosts come in the same frame as the page's own elements.
 */
export const RESERVED_SPACE = [
  {
    matches: ['https://hub.docker.com/_/*/tags*', 'https://hub.docker.com/r/*/*/tags*'],
    css: ['reserve/tags.css'],
    run_at: 'document_start' as const,
  },
  {
    matches: ['https://hub.docker.com/_/*', 'https://hub.docker.com/r/*/*'],
    css: ['reserve/overview.css'],
    run_at: 'document_start' as const,
  },
  {
    matches: ['https://hub.docker.com/layers/*'],
    css: ['reserve/layers.css'],
    run_at: 'document_start' as const,
  },
];
