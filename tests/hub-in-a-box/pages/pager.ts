import { createElement as h, type ReactNode } from 'react';
import { Link } from './link.ts';
import type { TagsPage } from './page-data.ts';
import { tagsPath } from './tags-path.ts';

/** First, last, the current page and its neighbours; `null` stands for the pages left out. */
function shownPages(page: number, pages: number): (number | null)[] {
  const kept = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const sorted = [...new Set(kept)].sort((a, b) => a - b);
  return sorted.flatMap((one, at) => (at > 0 && one - 1 !== sorted[at - 1] ? [null, one] : [one]));
}

function PageLink({ page, to, text }: { page: TagsPage; to: number; text?: string }): ReactNode {
  const current = to === page.page ? ({ 'aria-current': 'page' } as const) : {};
  const label = text === undefined ? `Go to page ${to}` : `Go to ${text.toLowerCase()} page`;
  const href = tagsPath(page, { page: to });
  const className = 'MuiButtonBase-root MuiPaginationItem-root';
  return h(Link, { href, className, 'aria-label': label, ...current }, text ?? String(to));
}

/** `1 2 3 … Next`, in the form of MUI's pagination; the page is in the address (`?page=`). */
export function Pager({ page }: { page: TagsPage }): ReactNode {
  if (page.pages < 2) return null;
  const items = shownPages(page.page, page.pages).map((one, at) =>
    h('li', { key: one ?? `gap ${at}` }, one === null ? '…' : h(PageLink, { page, to: one })),
  );
  const next =
    page.page < page.pages ? h('li', null, h(PageLink, { page, to: page.page + 1, text: 'Next' })) : null;
  return h(
    'nav',
    { 'aria-label': 'pagination navigation', className: 'MuiPagination-root pager' },
    h('ul', null, items, next),
  );
}
