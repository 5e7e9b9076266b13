import { parseArgs } from 'node:util';
import type { BrowserKind } from '../e2e/harness/find.ts';

const isBrowser = (name: string): name is BrowserKind => name === 'chromium' || name === 'firefox';

/** The browser that `--browser` names; undefined where it is not given; throws a sentence for any other name. */
export function browserOption(name: string | undefined): BrowserKind | undefined {
  if (name === undefined || isBrowser(name)) return name;
  throw new Error(`--browser is chromium or firefox, not ${name}`);
}

/** `npm test -- [--unit] [--browser chromium|firefox] [part of a file name …]` */
export function testOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { unit: { type: 'boolean', default: false }, browser: { type: 'string' } },
  });
  const only = browserOption(values.browser);
  const browsers: BrowserKind[] = only ? [only] : ['chromium', 'firefox'];
  return { browsers: values.unit ? [] : browsers, filters: positionals };
}

/** `npm start -- [--browser chromium|firefox] [--live] [--page /_/golang/tags]` */
export function startOptions() {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string' },
      live: { type: 'boolean', default: false },
      page: { type: 'string', default: '/_/nginx/tags' },
    },
  });
  return { ...values, browser: browserOption(values.browser) ?? 'chromium' };
}
