import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { builtExtension } from '../e2e/harness/built.ts';
import type { ColorScheme, Driven } from '../e2e/harness/driven.ts';
import { installMissing } from '../e2e/harness/install.ts';
import { launch } from '../e2e/harness/launch.ts';
import { clickInShadow, waitForShadow } from '../e2e/harness/shadow.ts';
import type { Language } from '../e2e/harness/speaking.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { buildCommand } from './build.ts';
import { command } from './command.ts';
import { contactSheet } from './contact-sheet.ts';
import { film } from './film.ts';
import { storePictures } from './store-pictures.ts';

/**
 * `npm run screenshots`: the pictures of the README, from the Hub in a box, in light and dark. `-- --all` photographs every surface and
 * state in both browsers instead (.output/contact-sheet), `-- --all popup` those whose names begin so, `--language ja|zh_CN|pseudo` with
 * other words, `--browser firefox` in one browser, `--built` without building first. `-- --store` takes the pictures that the stores show (docs/store/pictures).
 */
const TO = 'docs/screenshots';

/** What is in a picture: which page of what size, and what is done there first. */
interface Shot {
  name: string;
  height: number;
  open(driven: Driven): Promise<Page>;
  prepare(page: Page): Promise<unknown>;
}

const hubPage = (path: string) => async (driven: Driven) => {
  const page = await driven.newPage();
  await page.goto(`https://hub.docker.com${path}`);
  return page;
};

const SHOTS: Shot[] = [
  {
    name: 'tags',
    height: 860,
    open: hubPage('/_/golang/tags'),
    prepare: (page) => waitForShadow(page, 'tagkin-aliases[data-state="complete"]', '[data-version]'),
  },
  {
    name: 'groups',
    height: 860,
    open: hubPage('/_/nginx/tags'),
    prepare: async (page) => {
      await waitForShadow(page, 'tagkin-listing[data-state="complete"]', '[data-known]');
      await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
      await waitForShadow(page, 'tagkin-listing', '[data-group]');
    },
  },
  {
    name: 'popup',
    height: 860,
    open: async (driven) => {
      const page = await driven.newPage();
      await page.goto(await driven.extensionUrl('popup.html?image=nginx'));
      return page;
    },
    prepare: (page) =>
      page.waitForFunction(
        () => {
          const { known, total } = document.querySelector<HTMLElement>('[data-known]')?.dataset ?? {};
          const isRead = known === total && !document.querySelector('progress, [role="progressbar"]');
          return isRead && document.querySelector('[data-field]') && document.querySelector('[data-version]');
        },
        { polling: 100 },
      ),
  },
];

async function takeAll(driven: Driven, hub: Hub, scheme: ColorScheme): Promise<void> {
  hub.page.theme = scheme;
  await driven.setColorScheme(scheme);
  for (const { name, height, open, prepare } of SHOTS) {
    const page = await open(driven);
    await page.setViewport({ width: name === 'popup' ? 640 : 1200, height });
    await prepare(page);
    const path = `${TO}/${name}-${scheme}.png` as const;
    await page.screenshot({ path });
    console.log(path);
    await page.close();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean' },
    built: { type: 'boolean' },
    store: { type: 'boolean' },
    language: { type: 'string' },
    browser: { type: 'string' },
  },
});
const { all = false, store = false, built: isBuilt = false, language, browser } = values;
const [only] = positionals;
const kinds = (['chromium', 'firefox'] as const).filter((kind) =>
  all && !browser ? true : kind === (browser ?? 'chromium'),
);
installMissing([...kinds]);
for (const kind of isBuilt ? [] : kinds) {
  const built = await command(buildCommand(kind));
  if (!built.ok) throw new Error(built.output);
}
if (all) {
  for (const kind of kinds) console.log(await contactSheet(kind, only, language as Language | undefined));
  process.exit();
}
if (store) {
  await storePictures();
  process.exit();
}
mkdirSync(TO, { recursive: true });
const hub = await startHub();
const driven = await launch('chromium', { hub, extension: builtExtension('chromium') });
await takeAll(driven, hub, 'light');
await takeAll(driven, hub, 'dark');
await film(driven, hub, `${TO}/tags.png`);
await driven.close();
await hub.close();
