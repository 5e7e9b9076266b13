import { createElement as h, type ReactNode } from 'react';
import { useHub, useTestId } from './hub-context.ts';
import { Link } from './link.ts';
import type { TagRow } from './page-data.ts';
import { PlatformTable } from './platform-table.ts';
import { PullBox } from './pull-box.ts';

/** "Last pushed 11 days by someone": no "ago", and no line at all where the time is not known (captured). */
function LastPushed({ tag }: { tag: TagRow }): ReactNode {
  if (tag.pushed === null) return null;
  const pusher = h(Link, { href: `/u/${encodeURIComponent(tag.pusher)}` }, tag.pusher);
  return h('p', { className: 'pushed' }, 'Last pushed ', h('strong', null, tag.pushed), ' by ', pusher);
}

/** What stands below the name: a table for images, digest and type for models, nothing for charts and artifacts. */
function Contents({ tag }: { tag: TagRow }): ReactNode {
  if (tag.images.length > 0) return h(PlatformTable, { tag });
  if (tag.kind !== 'Model') return null;
  return h(
    'dl',
    { className: 'facts' },
    h('div', null, h('dt', null, 'Digest'), h('dd', null, tag.digest ?? 'Unknown')),
    h('div', null, h('dt', null, 'Type'), h('dd', null, 'Model')),
  );
}

/**
 * One tag. The name's link stands alone in a `<p>`, leads to a platform's layers page, and is plain text where no
 * digest is known; the parent of the table's wrapper also holds the name (scripts and captures of 2024-26).
 */
export function TagBlock({ tag }: { tag: TagRow }): ReactNode {
  const testId = useTestId();
  const { variant } = useHub().state;
  const href = variant === 'unknown' ? null : tag.href;
  const name = href === null ? tag.name : h(Link, { href, ...testId('navToImage') }, tag.name);
  return h(
    'div',
    { className: 'MuiPaper-root MuiCard-root block', ...testId('repotagsTagListItem') },
    h(
      'div',
      { className: 'block-head' },
      h(
        'div',
        { className: 'MuiStack-root' },
        h('span', { className: 'label' }, 'TAG'),
        h('p', { className: 'name' }, name),
        h(LastPushed, { tag }),
      ),
      h(PullBox, { command: tag.command }),
    ),
    h(Contents, { tag }),
  );
}
