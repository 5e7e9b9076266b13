import { createElement as h, type ReactNode } from 'react';
import { Breadcrumb } from './breadcrumb.ts';
import { useTestId } from './hub-context.ts';
import { Cube, Icon } from './icons.ts';
import { Link } from './link.ts';
import type { RepositoryHead } from './page-data.ts';

function Tab({ href, selected, text }: { href: string; selected: boolean; text: string }): ReactNode {
  const className = `MuiButtonBase-root MuiTab-root${selected ? ' Mui-selected' : ''}`;
  return h(Link, { href, role: 'tab', 'aria-selected': selected, className }, text);
}

/** What stands above the tabs, and the tabs; the line order is that of captures of 2025-26. */
export function RepositoryHeadView({
  head,
  tab,
}: {
  head: RepositoryHead;
  tab: 'overview' | 'tags';
}): ReactNode {
  const testId = useTestId();
  const owner = head.namespace === 'library' ? 'Official Images' : head.namespace;
  const by =
    head.namespace === 'library'
      ? [h(Icon, { key: 'icon', name: 'official-icon' }), 'Docker Official Image']
      : ['By ', h(Link, { key: 'by', href: `/u/${head.namespace}` }, head.namespace)];
  return h(
    'div',
    { className: 'head' },
    h(Breadcrumb, { trail: [{ text: owner, href: `/u/${head.namespace}` }, { text: head.name }] }),
    h(
      'div',
      { className: 'head-row' },
      h(Cube),
      h(
        'div',
        { className: 'MuiStack-root' },
        h('h1', { className: 'MuiTypography-root MuiTypography-h2', ...testId('repoName') }, head.title),
        h('p', { className: 'secondary' }, by, head.updated === null ? null : ` • Updated ${head.updated}`),
        h('p', { ...testId('description') }, head.description),
        h(
          'div',
          { className: 'chips' },
          h('span', { className: 'MuiChip-root', ...testId('productChip') }, head.kind),
          h(
            'span',
            { className: 'secondary', title: 'Stars' },
            h(Icon, { name: 'StarOutlineIcon' }),
            head.stars,
          ),
          h(
            'span',
            { className: 'secondary', title: 'Pulls' },
            h(Icon, { name: 'DownloadIcon' }),
            head.pulls,
          ),
        ),
      ),
    ),
    h(
      'div',
      { className: 'MuiTabs-root', role: 'tablist', 'aria-label': 'Repository' },
      h(Tab, { href: head.path, selected: tab === 'overview', text: 'Overview' }),
      h(Tab, { href: `${head.path}/tags`, selected: tab === 'tags', text: 'Tags' }),
    ),
  );
}
