import { createElement as h, type ReactNode } from 'react';
import { Link } from './link.ts';

/** The way from the home page to this one: links, and last, where it has no link, the page itself. */
export function Breadcrumb({ trail }: { trail: { text: string; href?: string }[] }): ReactNode {
  const items = [{ text: 'Explore', href: '/' }, ...trail].map(({ text, href }) =>
    href === undefined
      ? h('li', { key: text, 'aria-current': 'page' }, text)
      : h('li', { key: href }, h(Link, { href }, text)),
  );
  return h(
    'nav',
    { 'aria-label': 'Breadcrumb', className: 'MuiBreadcrumbs-root breadcrumb' },
    h('ol', null, items),
  );
}
