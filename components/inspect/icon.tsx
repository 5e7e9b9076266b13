import { CHECK, COPY, DOWN, Drawing, EXPORT, SEARCH } from '../drawing.tsx';

/** The drawings of the page's icons, each on a field of 16 by 16. */
const PATHS = {
  check: CHECK,
  copy: COPY,
  down: DOWN,
  right: 'm6.5 4.5 3.5 3.5-3.5 3.5',
  arrow: 'M2.5 8h11m-4-4 4 4-4 4',
  swap: 'M3 5.5h10m-3-3 3 3-3 3M13 10.5H3m3-3-3 3 3 3',
  search: SEARCH,
  info: 'M8 2.200a5.8 5.8 0 1 1 0 11.600a5.8 5.8 0 1 1 0-11.600ZM8 7.400v3.400M8 5.200v.1',
  warn: 'M8 2.6 14 13H2L8 2.600ZM8 6.600v3M8 11.200v.1',
  key: 'M5.5 7.700a2.8 2.8 0 1 1 0 5.600a2.8 2.8 0 1 1 0-5.600Zm2 .8L13 3m-2.5 2.5 2 2',
  clock: 'M8 2.200a5.8 5.8 0 1 1 0 11.600a5.8 5.8 0 1 1 0-11.600ZM8 4.800V8l2.2 1.6',
  export: EXPORT,
  retry: 'M13 8a5 5 0 1 1-1.5-3.600L13 5.800M13 2.800v3h-3',
  file: 'M4 2.500h5l3 3v8H4v-11ZM9 2.500v3h3',
  shield: 'M8 2.3 13 4v4c0 3-2.2 5-5 5.800C5.2 13 3 11 3 8V4l5-1.700Zm-2.2 5.7 1.6 1.6 2.9-3',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => <Drawing of={PATHS[name]} />;
