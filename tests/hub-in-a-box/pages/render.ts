import { createElement as h } from 'react';
import { renderToString } from 'react-dom/server';
import type { PageOptions } from '../model.ts';
import { BOOT_ELEMENT, type BootData, scriptJson } from './boot-data.ts';
import { HubDocument } from './document.ts';
import type { PageData } from './page-data.ts';
import { createStore, firstState } from './store.ts';

const END = '</body></html>';

/**
 * The document of a page as the server sends it: React's markup, and behind it, where hydration passes it over, the
 * data and the script that hydrate.
 *
 * @param path - path and query of the page
 * @param script - where the client's script is
 */
export function renderPage(page: PageData, path: string, options: PageOptions, script: string): string {
  const state = firstState(page, path, options);
  const { hydrateAfterMs, rerenderEveryMs } = options;
  const boot: BootData = { state, hydrateAfterMs, rerenderEveryMs };
  const markup = renderToString(h(HubDocument, { store: createStore(state), navigate: () => {} }));
  const data = `<script type="application/json" id="${BOOT_ELEMENT}">${scriptJson(boot)}</script>`;
  const loader = `<script type="module" src="${script}"></script>`;
  return `<!DOCTYPE html>${markup.slice(0, -END.length)}${data}${loader}${END}`;
}
