/** Drawings of icons, each on a field of 16 by 16; one by one, because Hub's pages get only those that they need. */
export const CHECK = 'm3 8.5 3.2 3.2L13 4.8';
export const CLOSE = 'm4 4 8 8m0-8-8 8';
export const COMPARE = 'M2.5 3h4v10h-4ZM9.5 3h4v10h-4Z';
export const CONFIG = 'M2.5 4.5h5m3 0h3m-11 7h3m3 0h5M9 3a1.5 1.5 0 1 1-.1 0ZM7 10a1.5 1.5 0 1 1-.1 0Z';
export const COPY =
  'M5.5 7q0-1.5 1.5-1.5h5q1.5 0 1.5 1.5v5q0 1.5-1.5 1.5h-5q-1.5 0-1.5-1.5ZM10.5 5.5v-1.5q0-1.5-1.5-1.5h-5q-1.5 0-1.5 1.5v5q0 1.5 1.5 1.5h1.5';
export const DOWN = 'm4.5 6.5 3.5 3.5 3.5-3.5';
export const EXPORT = 'M8 2.5v7l3-3m-3 3-3-3M3 11.5V13h10v-1.5';
export const SEARCH = 'M7 2.5a4.5 4.5 0 1 1-.1 0Zm3.5 8 3 3';

/** An icon; its words stand beside it, or are the name of its button. */
export const Drawing = ({ of }: { of: string }) => (
  <svg aria-hidden="true" viewBox="0 0 16 16">
    <path d={of} />
  </svg>
);
