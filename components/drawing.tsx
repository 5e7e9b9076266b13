/** Drawings of icons, each on a field of 16 by 16; one by one, because Hub's pages get only those that they need. */
export const CHECK = 'm3 8.5 3.2 3.2L13 4.8';
export const CLOSE = 'm4 4 8 8m0-8-8 8';
export const COMPARE = 'M2.5 3h4.2v10H2.500ZM9.3 3h4.2v10H9.300Z';
export const CONFIG =
  'M2.5 4.5h5m3 0h3m-11 7h3m3 0h5M9 3a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3ZM7 10a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3Z';
export const COPY =
  'M5.5 7A1.5 1.5 0 0 1 7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12ZM10.5 5.500V4A1.5 1.5 0 0 0 9 2.500H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.500h1.5';
export const DOWN = 'm4.5 6.5 3.5 3.5 3.5-3.5';
export const EXPORT = 'M8 2.500v7m0 0 3-3m-3 3-3-3M3 11.500V13h10v-1.5';
export const SEARCH = 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Zm3.5 8 3 3';

/** An icon; its words stand beside it, or are the name of its button. */
export const Drawing = ({ of }: { of: string }) => (
  <svg aria-hidden="true" viewBox="0 0 16 16">
    <path d={of} />
  </svg>
);
