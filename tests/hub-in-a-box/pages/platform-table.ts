import { createElement as h, type ReactNode, useState } from 'react';
import { useHub, useTestId } from './hub-context.ts';
import { Icon } from './icons.ts';
import { Link } from './link.ts';
import type { ImageRow, TagRow } from './page-data.ts';

/** Up to this many images are all shown; of more, `FOLDED` are (four and three in captures of 2025-26). */
const ALL_SHOWN = 4;
const FOLDED = 3;

function Row({ image }: { image: ImageRow }): ReactNode {
  const { variant } = useHub().state;
  const digest = image.digest ?? 'Unknown';
  return h(
    'tr',
    { className: 'MuiTableRow-root' },
    h(
      'td',
      null,
      image.href === null || variant === 'unknown' ? digest : h(Link, { href: image.href }, digest),
    ),
    h('td', variant === 'testids' ? { className: 'osArchItem' } : null, h('p', null, image.platform)),
    h('td', { className: 'size' }, image.size),
  );
}

function Heads(): ReactNode {
  return h(
    'thead',
    null,
    h(
      'tr',
      null,
      h('th', { scope: 'col' }, 'Digest'),
      h('th', { scope: 'col' }, 'OS/ARCH'),
      h('th', { scope: 'col', className: 'size' }, 'Compressed size', h(Icon, { name: 'InfoOutlinedIcon' })),
    ),
  );
}

/** The table of a tag's images; what more there are unfolds at a click on "+N more...". */
export function PlatformTable({ tag }: { tag: TagRow }): ReactNode {
  const testId = useTestId();
  const [open, setOpen] = useState(false);
  const shown = open || tag.images.length <= ALL_SHOWN ? tag.images : tag.images.slice(0, FOLDED);
  const hidden = tag.images.length - shown.length;
  const rows = shown.map((image) => h(Row, { key: `${image.platform} ${image.digest}`, image }));
  const onClick = () => setOpen(true);
  return h(
    'div',
    { className: 'MuiTableContainer-root', ...testId(`repotagsImageList-${tag.name}`) },
    h('table', { className: 'MuiTable-root' }, h(Heads), h('tbody', null, rows)),
    hidden === 0 ? null : h('button', { type: 'button', className: 'more', onClick }, `+${hidden} more...`),
  );
}
