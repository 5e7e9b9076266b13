import { builtExtension } from '../e2e/harness/built.ts';
import { installMissing } from '../e2e/harness/install.ts';
import { launch } from '../e2e/harness/launch.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { buildCommand } from './build.ts';
import { command } from './command.ts';
import { checkPage, startOptions } from './options.ts';
import { showGroups } from './show-groups.ts';
import { closed, hasDisplay } from './window.ts';

/** `npm start`: opens the extension on a tags page, in a window if there is a display; otherwise prints what it shows. */
const { browser: kind, live, page: path } = startOptions();

async function start(): Promise<void> {
  const hub = live ? undefined : await startHub();
  try {
    if (hub) checkPage(path, hub.repositories);
    await open(hub);
  } finally {
    await hub?.close();
  }
}

async function open(hub: Hub | undefined): Promise<void> {
  installMissing([kind]);
  console.log(`Building the extension for ${kind} …`);
  const built = await command(buildCommand(kind));
  if (!built.ok) throw new Error(`the build failed:\n${built.output}`);

  const extension = builtExtension(kind);
  const driven = await launch(kind, { ...(hub && { hub }), extension, headless: !hasDisplay });
  try {
    const [first] = await driven.browser.pages();
    const page = first ?? (await driven.newPage());
    await page.goto(`https://hub.docker.com${path}`, { waitUntil: 'domcontentloaded' });
    console.log(`Opened ${page.url()} (${live ? 'the real one' : 'the Hub in a box'}).`);
    if (hasDisplay) {
      console.log('Close the window to end.');
      await closed(driven.browser);
    } else {
      await showGroups(page, kind);
    }
  } finally {
    await driven.close();
  }
}

await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
