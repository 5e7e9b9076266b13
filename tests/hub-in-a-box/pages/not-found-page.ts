import { createElement as h, type ReactNode } from 'react';
import { Link } from './link.ts';

/** What Hub shows where there is no such page, or none for an anonymous visitor. */
export function NotFoundPageView(): ReactNode {
  return h(
    'div',
    { className: 'not-found' },
    h('h1', { className: 'MuiTypography-root MuiTypography-h3' }, '404: page not found'),
    h('p', null, 'The page you asked for does not exist. ', h(Link, { href: '/' }, 'Explore Docker Hub')),
  );
}
