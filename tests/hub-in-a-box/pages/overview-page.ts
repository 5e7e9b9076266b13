import { createElement as h, type ReactNode } from 'react';
import { Link } from './link.ts';
import type { OverviewPage } from './page-data.ts';
import { Readme } from './readme.ts';
import { RepositoryHeadView } from './repository-head.ts';
import { TagSummaryView } from './tag-summary.ts';

function RecentTags({ recent }: Pick<OverviewPage, 'recent'>): ReactNode {
  return h(
    'section',
    { className: 'MuiPaper-root MuiCard-root panel' },
    h('h2', null, 'Recent tags'),
    h(
      'ul',
      { className: 'recent' },
      recent.map(({ name, href }) => h('li', { key: name }, h(Link, { href }, name))),
    ),
  );
}

/** The overview page: README at the left, "Tag summary" and "Recent tags" at the right (captures of 2025-26). */
export function OverviewPageView({ page }: { page: OverviewPage }): ReactNode {
  return h(
    'div',
    { className: 'overview-page' },
    h(RepositoryHeadView, { head: page.head, tab: 'overview' }),
    h(
      'div',
      { className: 'columns' },
      h(
        'section',
        { className: 'readme' },
        h('h2', null, `${page.head.title} repository overview`),
        h(Readme, { text: page.readme }),
      ),
      h(
        'div',
        { className: 'side' },
        page.summary === null ? null : h(TagSummaryView, { summary: page.summary }),
        h(RecentTags, { recent: page.recent }),
      ),
    ),
  );
}
