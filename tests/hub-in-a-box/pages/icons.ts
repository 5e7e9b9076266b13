import { createElement as h, type ReactNode } from 'react';
import { useTestId } from './hub-context.ts';

/** Outlines on a 24 × 24 grid, named as MUI names its icons (the names are their test ids in captures of 2024). */
const PATHS = {
  StarOutlineIcon: 'm12 4 2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z',
  DownloadIcon: 'M12 3v12m-5-5 5 5 5-5M5 20h14',
  InfoOutlinedIcon: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 7v7m0-10.5v1',
  ContentCopyIcon: 'M16 4H5v13M9 8h11v13H9z',
  CheckIcon: 'm5 12 5 5 9-10',
  'official-icon': 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m-4 9 3 3 5-6',
} as const;

/** An icon that is hidden from screen readers. */
export function Icon({ name }: { name: keyof typeof PATHS }): ReactNode {
  const testId = useTestId();
  return h(
    'svg',
    { className: 'MuiSvgIcon-root', viewBox: '0 0 24 24', 'aria-hidden': true, ...testId(name) },
    h('path', { d: PATHS[name] }),
  );
}

/** The cube that stands for a repository without a picture of its own. */
export function Cube(): ReactNode {
  return h(
    'svg',
    { className: 'logo', viewBox: '0 0 100 108', 'aria-hidden': true },
    h('path', { d: 'M50 4 94 29v50L50 104 6 79V29zM6 29l44 25 44-25M50 54v50' }),
    h('path', { d: 'M62 66v20M76 58v20' }),
  );
}
