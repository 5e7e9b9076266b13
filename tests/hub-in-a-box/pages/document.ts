import { createElement as h, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { Header } from './header.ts';
import { type Hub, HubContext } from './hub-context.ts';
import { PageBody } from './page-body.ts';
import type { Store } from './store.ts';

export interface HubDocumentProps {
  store: Store;
  navigate: Hub['navigate'];
  /** Called after every commit. */
  onRender?: () => void;
}

/**
 * The whole document, `<html>` included, as React Router's framework mode draws it. The theme is a class on `<html>`;
 * `body` points at the progress bar while a navigation waits (both seen in stylesheets and scripts of 2024-26).
 */
export function HubDocument({ store, navigate, onRender }: HubDocumentProps): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.get, () => store.initial);
  useEffect(() => onRender?.());
  const hub: Hub = { state, navigate, setTheme: (theme) => store.set({ theme }) };
  const progress = {
    id: 'global-progress',
    className: 'progress',
    role: 'progressbar',
    'aria-label': 'Loading',
  };
  return h(
    HubContext,
    { value: hub },
    h(
      'html',
      { lang: 'en', className: state.theme },
      h(
        'head',
        null,
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', null, state.page.title),
        h('link', { rel: 'icon', href: 'data:,' }),
        h('link', { rel: 'stylesheet', href: '/assets/style.css' }),
      ),
      h(
        'body',
        state.busy ? { 'aria-describedby': progress.id } : null,
        state.busy ? h('div', progress) : null,
        h(Header),
        h('main', { id: 'mainContainer', className: 'MuiContainer-root' }, h(PageBody, { page: state.page })),
        h('footer', { className: 'MuiContainer-root footer' }, 'Docker Hub in a box: a test double'),
      ),
    ),
  );
}
