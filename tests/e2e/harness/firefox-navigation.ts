import type { Browser } from 'puppeteer-core';
import { type Connection, connectionOf, type Navigated } from './firefox-connection.ts';

const isExtension = (url: unknown) => typeof url === 'string' && url.startsWith('moz-extension:');

/**
 * Reports what Firefox 153 does not report for extension pages. A navigation to one is reported as committed, but
 * `domContentLoaded` and `load` never follow, and everything in puppeteer waits for these (`goto`, `reload`, even
 * `url()`): ask the document itself. Nor is the end of their tab reported, so that `pages()` would list it for ever.
 */
export function reportExtensionLoads(browser: Browser): void {
  const connection = connectionOf(browser);
  const send = connection.send.bind(connection);
  connection.send = async (method, params) => {
    const endless = method === 'browsingContext.navigate' && isExtension(params.url);
    const answer = await send(method, endless ? { ...params, wait: 'none' } : params);
    if (method === 'browsingContext.close')
      connection.emit('browsingContext.contextDestroyed', { context: String(params.context) });
    return answer;
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
