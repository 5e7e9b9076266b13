/** Drawings of the watched tags' icons: only those who watch get them. */
export const WATCH = 'M8 2.2a4 4 0 0 1 4 4q0 3 1.5 4.3h-11q1.5-1.3 1.5-4.3a4 4 0 0 1 4-4ZM6.5 13q1.5 1.5 3 0';
export const ARROW = 'M2.5 8h11m-4-4 4 4-4 4';
