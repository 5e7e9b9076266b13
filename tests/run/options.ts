import { parseArgs } from 'node:util';
import { readRoute } from '../../lib/hub/urls.ts';
import type { BrowserKind } from '../e2e/harness/find.ts';

const browser = { type: 'string' } as const;

/** `npm test -- [--unit] [--browser chromium|firefox] [part of a file name …]` */
export function testOptions() {
  const options = { unit: { type: 'boolean', default: false }, browser } as const;
  const { values, positionals } = orExit(() => parseArgs({ allowPositionals: true, options }));
  const only = orExit(() => chosen(values.browser));
  const browsers: BrowserKind[] = only ? [only] : ['chromium', 'firefox'];
  return { browsers: values.unit ? [] : browsers, filters: positionals };
}

const START_HELP = `npm start -- [options]      opens a browser with the extension on the Hub in a box
npm run dev -- [options]    the same with a development build, reloaded on every change

  --browser chromium|firefox  the browser; chromium if not named
  --page /_/golang/tags       a page of Docker Hub: /_/NAME, /r/NAMESPACE/NAME, with /tags behind it or not
  --live                      on the real hub.docker.com (npm start only)
  --help                      this text`;

export interface StartOptions {
  browser: BrowserKind;
  live: boolean;
  page: string;
}

/** Options of `npm start` and `npm run dev`; null for `--help`. Error: one sentence. The page: one whose tags have aliases. */
export function readStartOptions(args: string[]): StartOptions | null {
  const flag = { type: 'boolean', default: false } as const;
  const page = { type: 'string', default: '/_/golang/tags' } as const;
  const { values } = parseArgs({ args, options: { browser, live: flag, page, help: flag } });
  if (values.help) return null;
  const kind = chosen(values.browser) ?? 'chromium';
  const isPath = values.page.startsWith('/') && URL.canParse(values.page, 'https://hub.docker.com');
  if (!isPath || readRoute(new URL(values.page, 'https://hub.docker.com')).page === 'other')
    throw new Error(`--page is a page of a repository, such as /_/golang/tags, not ${values.page}`);
  return { browser: kind, live: values.live, page: values.page };
}

/** Those of this process; prints the help, or what is wrong, and ends it. */
export function startOptions(): StartOptions {
  const options = orExit(() => readStartOptions(process.argv.slice(2)));
  if (options) return options;
  console.log(START_HELP);
  return process.exit(0);
}

/** Ends with a sentence where the box has no such repository. */
export function checkPage(page: string, repositories: ReadonlyMap<string, unknown>): void {
  const route = readRoute(new URL(page, 'https://hub.docker.com'));
  if (route.page === 'other' || repositories.has(route.repository)) return;
  const names = [...repositories.keys()].join(', ');
  throw new Error(`the Hub in a box has no ${route.repository}. It has ${names}`);
}

function chosen(name: string | undefined): BrowserKind | undefined {
  if (name === undefined || name === 'chromium' || name === 'firefox') return name;
  throw new Error(`--browser is chromium or firefox, not ${name}`);
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
