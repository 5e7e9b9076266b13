import { createElement as h } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { readBootData } from './boot-data.ts';
import { HubDocument } from './document.ts';
import { startNavigation } from './navigation.ts';
import { createStore } from './store.ts';
import { createWindowHub } from './window-hub.ts';

/** The script in the browser: hydrates the server's document, after the delay of the options. */

const boot = readBootData(document);
const store = createStore(boot.state);
const navigation = startNavigation(store);
const hub = createWindowHub(store, navigation);
window.__hub = hub;
// As React Router's server-drawn pages have it: the sign that React is on its way.
Object.assign(window, { __reactRouterContext: {} });

const note = (kind: string) => (error: unknown) => {
  hub.errors.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
};
addEventListener('error', (event) => note('uncaught')(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => note('unhandled rejection')(event.reason));

const onRender = () => {
  hub.hydrated = true;
  hub.renders += 1;
};

function hydrate(): void {
  const navigate = (...to: Parameters<typeof navigation.navigate>) => void navigation.navigate(...to);
  hydrateRoot(document, h(HubDocument, { store, navigate, onRender }), {
    onRecoverableError: note('recoverable'),
    onCaughtError: note('caught'),
    onUncaughtError: note('uncaught by React'),
  });
  if (boot.rerenderEveryMs !== null) setInterval(() => hub.rerender(), boot.rerenderEveryMs);
}

if (boot.hydrateAfterMs === null) hub.hydrate = hydrate;
else setTimeout(hydrate, boot.hydrateAfterMs);
