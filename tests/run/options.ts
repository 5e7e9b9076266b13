import { parseArgs } from 'node:util';
import type { BrowserKind } from '../e2e/harness/find.ts';

const browser = { type: 'string' } as const;

/** `npm test -- [--unit] [--browser chromium|firefox] [part of a file name …]` */
export function testOptions() {
  const options = { unit: { type: 'boolean', default: false }, browser } as const;
  const { values, positionals } = orExit(() => parseArgs({ allowPositionals: true, options }));
  const only = chosen(values.browser);
  const browsers: BrowserKind[] = only ? [only] : ['chromium', 'firefox'];
  return { browsers: values.unit ? [] : browsers, filters: positionals };
}

/** `npm start -- [--browser chromium|firefox] [--live] [--page /_/golang/tags]` */
export function startOptions() {
  const live = { type: 'boolean', default: false } as const;
  const page = { type: 'string', default: '/_/nginx/tags' } as const;
  const { values } = orExit(() => parseArgs({ options: { browser, live, page } }));
  return { ...values, browser: chosen(values.browser) ?? 'chromium' };
}

function chosen(name: string | undefined): BrowserKind | undefined {
  return orExit(() => {
    if (name === undefined || name === 'chromium' || name === 'firefox') return name;
    throw new Error(`--browser is chromium or firefox, not ${name}`);
  });
}

/** Options that are not understood end the program with one sentence. */
function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(1);
  }
}
