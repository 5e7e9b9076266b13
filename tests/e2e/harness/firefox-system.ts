import type { Browser } from 'puppeteer-core';
import { connectionOf } from './firefox-connection.ts';

interface Evaluated {
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

/**
 * Runs a function in Firefox's own scope, with all of its rights (`--remote-allow-system-access`). Arguments and answer
 * are JSON; the function sees Firefox's globals and nothing of the test.
 */
export async function asSystem<A extends unknown[], R>(
  browser: Browser,
  run: (...args: A) => R | Promise<R>,
  ...args: A
): Promise<R> {
  const connection = connectionOf(browser);
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  if (!window) throw new Error('Firefox has no window');
  const evaluated = await connection.send('script.evaluate', {
    expression: `(async () => JSON.stringify(await (${run})(...${JSON.stringify(args)})) ?? 'null')()`,
    target: { context: window.context },
    awaitPromise: true,
  });
  const { result, exceptionDetails } = evaluated.result as Evaluated;
  if (exceptionDetails) throw new Error(`in Firefox: ${exceptionDetails.text}`);
  return JSON.parse(result?.value ?? 'null') as R;
}
