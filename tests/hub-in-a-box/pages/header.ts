import { type FormEvent, createElement as h, type ReactNode } from 'react';
import { useHub, useTestId } from './hub-context.ts';
import { Link } from './link.ts';

/** The bar on top: home, search, theme, sign in. */
export function Header(): ReactNode {
  const { navigate, state, setTheme } = useHub();
  const testId = useTestId();
  const other = state.theme === 'dark' ? 'light' : 'dark';
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget).get('q') ?? '');
    navigate(`/search?${new URLSearchParams({ q: wanted })}`);
  };
  return h(
    'header',
    { className: 'MuiPaper-root MuiAppBar-root header' },
    h(Link, { href: '/', className: 'brand' }, 'docker hub'),
    h(
      'form',
      { role: 'search', action: '/search', onSubmit },
      h('input', {
        name: 'q',
        type: 'search',
        placeholder: 'Search Docker Hub',
        'aria-label': 'Search Docker Hub',
      }),
    ),
    h(
      'nav',
      { 'aria-label': 'Account' },
      h(
        'button',
        { type: 'button', className: 'ghost', onClick: () => setTheme(other) },
        `Use ${other} theme`,
      ),
      h('a', { href: 'https://login.docker.com/' }, 'Sign in'),
      h('a', { href: 'https://app.docker.com/signup', ...testId('signup') }, 'Sign up'),
    ),
  );
}
