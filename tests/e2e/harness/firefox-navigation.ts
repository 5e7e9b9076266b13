import type { Browser } from 'puppeteer-core';
import { type Connection, connectionOf, type Navigated } from './firefox-connection.ts';

const isExtension = (url: unknown) => typeof url === 'string' && url.startsWith('moz-extension:');

/**
 * Makes navigation to extension pages end. For them Firefox 153 reports that a navigation is committed, but never
 * `domContentLoaded` nor `load`; everything in puppeteer waits for these (`goto`, `reload`, even `url()`). So ask the
 * document itself, and report in Firefox's place.
 */
export function reportExtensionLoads(browser: Browser): void {
  const connection = connectionOf(browser);
  const send = connection.send.bind(connection);
  connection.send = (method, params) => {
    const endless = method === 'browsingContext.navigate' && isExtension(params.url);
    return send(method, endless ? { ...params, wait: 'none' } : params);
  };
  connection.on('browsingContext.navigationCommitted', (info) => {
    if (isExtension(info.url)) void report(connection, info);
  });
}

async function report(connection: Connection, info: Navigated): Promise<void> {
  try {
    await connection.send('script.evaluate', {
      expression: `new Promise((resolve) => {
        if (document.readyState === 'complete') resolve();
        else addEventListener('load', () => setTimeout(resolve));
      })`,
      target: { context: info.context },
      awaitPromise: true,
    });
  } catch {
    return; // The document has gone: another navigation has begun, or the tab is closed.
  }
  connection.emit('browsingContext.domContentLoaded', info);
  connection.emit('browsingContext.load', info);
}
