/** Drawings of the watched tags' icons: only those who watch get them. */
export const WATCH =
  'M8 2.2a4 4 0 0 1 4 4c0 3 1.3 4.3 1.3 4.3H2.700S4 9.200 4 6.200a4 4 0 0 1 4-4ZM6.500 13.200a1.6 1.6 0 0 0 3 0';
export const ARROW = 'M2.5 8h11m-4-4 4 4-4 4';
