import { watch } from 'node:fs';
import { join } from 'node:path';
import { builtExtension } from '../e2e/harness/built.ts';
import type { Driven } from '../e2e/harness/driven.ts';
import { installMissing } from '../e2e/harness/install.ts';
import { launch } from '../e2e/harness/launch.ts';
import { startHub } from '../hub-in-a-box/index.ts';
import { command, root } from './command.ts';
import { startOptions } from './options.ts';
import { closed, hasDisplay } from './window.ts';

/**
 * `npm run dev`: a browser on the Hub in a box with a development build (source maps, debug log). A change of a source builds
 * again and reloads the extension and the open pages. Without a display the browser is headless.
 */
const { browser: kind, page: path } = startOptions();

/** Changes that come together, as an editor saves them, in ms. */
const DEBOUNCE_MS = 100;

const target = kind === 'firefox' ? 'firefox' : 'chrome';

async function build(): Promise<boolean> {
  const built = await command(['wxt', 'build', '--mv3', '-b', target, '--mode', 'development']);
  console.log(built.ok ? `Built in ${built.seconds.toFixed(1)} s.` : built.output);
  return built.ok;
}

async function reload({ browser, reloadExtension }: Driven): Promise<void> {
  await reloadExtension();
  for (const page of await browser.pages())
    await page.reload({ waitUntil: 'domcontentloaded' }).catch(() => undefined); // closed meanwhile
}

/** Builds and reloads after each change until `signal` aborts; one build at a time. */
function followChanges(driven: Driven, signal: AbortSignal): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(async () => {
        if (!signal.aborted && (await build())) await reload(driven);
      });
    }, DEBOUNCE_MS);
  };
  for (const folder of ['lib', 'components', 'entrypoints', 'public'])
    watch(join(root, folder), { recursive: true, signal }, soon);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

installMissing([kind]);
if (!(await build())) process.exit(1);
const hub = await startHub();
const extension = `${builtExtension(kind)}-dev`;
const driven = await launch(kind, { hub, extension, headless: !hasDisplay });
const over = new AbortController();
process.on('SIGINT', () => over.abort());
try {
  const page = (await driven.browser.pages())[0] ?? (await driven.newPage());
  await page.goto(`https://hub.docker.com${path}`, { waitUntil: 'domcontentloaded' });
  followChanges(driven, over.signal);
  console.log(`Opened ${page.url()} of the Hub in a box. Close the window or press Ctrl-C to end.`);
  const interrupted = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
  await Promise.race([closed(driven.browser), interrupted]);
} finally {
  over.abort();
  await driven.close();
  await hub.close();
}
