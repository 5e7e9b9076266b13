import { createElement as h, type ReactNode } from 'react';
import { useTestId } from './hub-context.ts';
import { Link } from './link.ts';
import type { ListPage } from './page-data.ts';

/** Home, search results and a user's profile: a list of repositories. Nothing on them concerns the extension. */
export function ListPageView({ page }: { page: ListPage }): ReactNode {
  const testId = useTestId();
  const cards = page.repositories.map(({ title, path, description }) =>
    h(
      'li',
      { key: path, className: 'MuiPaper-root MuiCard-root panel' },
      h('h2', null, h(Link, { href: path, ...testId('imageSearchResult') }, title)),
      h('p', { className: 'secondary' }, description),
    ),
  );
  return h(
    'div',
    { className: 'list-page' },
    h('h1', { className: 'MuiTypography-root MuiTypography-h3' }, page.heading),
    cards.length === 0 ? h('p', null, 'No repositories found') : h('ul', { className: 'cards' }, cards),
  );
}
