import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { builtExtension } from '../e2e/harness/built.ts';
import type { ColorScheme, Driven } from '../e2e/harness/driven.ts';
import type { BrowserKind } from '../e2e/harness/find.ts';
import { launch } from '../e2e/harness/launch.ts';
import { type Language, speaking } from '../e2e/harness/speaking.ts';
import { INSPECT_SURFACES, inspectRepositories } from '../e2e/support/inspect-surfaces.ts';
import { stageOf } from '../e2e/support/surface.ts';
import { SURFACES } from '../e2e/support/surfaces.ts';
import { startHub } from '../hub-in-a-box/index.ts';

/** How each surface is photographed. */
const VIEWS = [
  { view: 'light', scheme: 'light', width: 1280 },
  { view: '320', scheme: 'light', width: 320 },
  { view: 'forced', scheme: 'light', width: 1280, forcedColors: true },
  { view: 'dark', scheme: 'dark', width: 1280 },
] as const satisfies { view: string; scheme: ColorScheme; width: number; forcedColors?: boolean }[];

const HEIGHT = 900;
/** A popup is never wider. */
const POPUP_WIDTH = 640;

/**
 * Photographs every surface and state in one browser, in light and dark, narrow, and in forced colours, and puts them side by side on
 * one page: `.output/contact-sheet/<browser>.html`.
 *
 * @param only surfaces whose names begin so
 * @param language the words; English if not given
 */
export async function contactSheet(kind: BrowserKind, only = '', language?: Language): Promise<string> {
  const name = language ? `${kind}-${language}` : kind;
  const to = `.output/contact-sheet/${name}`;
  mkdirSync(to, { recursive: true });
  const hub = await startHub({ rateLimit: 100_000, repositories: inspectRepositories() });
  const built = builtExtension(kind);
  const extension = language ? await speaking(built, language) : built;
  const driven = await launch(kind, { hub, extension });
  const stage = stageOf(driven, hub);
  const rows: string[] = [];
  for (const surface of [...SURFACES, ...INSPECT_SURFACES].filter(({ name }) => name.startsWith(only))) {
    const file = (view: string) => `${surface.name.replace(/\W+/g, '-')}-${view}.png`;
    for (const scheme of ['light', 'dark'] as const) {
      if (surface.isFirst) await driven.reset();
      hub.page.theme = scheme;
      await driven.setColorScheme(scheme);
      const page = await surface.open(stage).catch((error) => {
        console.log(`${kind}, ${surface.name}: ${error}`);
        return null;
      });
      if (!page) continue;
      for (const view of VIEWS.filter((each) => each.scheme === scheme))
        await photograph(driven, page, view, `${to}/${file(view.view)}`);
      await page.close();
    }
    const pictures = VIEWS.map(({ view }) => `<img src="${name}/${file(view)}" alt="${view}">`).join('');
    rows.push(`<h2>${surface.name}</h2><div>${pictures}</div>`);
    console.log(`${kind}: ${surface.name}`);
  }
  await driven.close();
  await hub.close();
  const sheet = `${to}.html`;
  writeFileSync(sheet, page(rows));
  return sheet;
}

async function photograph(
  driven: Driven,
  page: Page,
  { width, ...view }: (typeof VIEWS)[number],
  path: string,
): Promise<void> {
  await driven.setMedia(page, { forcedColors: 'forcedColors' in view });
  const isPopup = page.url().includes('popup.html');
  await page.setViewport({ width: isPopup ? Math.min(width, POPUP_WIDTH) : width, height: HEIGHT });
  await page.screenshot({ path: path as `${string}.png`, fullPage: page.url().includes('inspect.html') });
  await driven.setMedia(page, {});
}

const page = (rows: string[]) => `<!doctype html>
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { margin: 16px; font: 13px/20px system-ui; background: #888; }
  div { display: flex; gap: 8px; align-items: start; }
  img { max-inline-size: 33%; block-size: 450px; object-fit: contain; object-position: top; background: #fff; }
</style>
${rows.join('\n')}
`;
