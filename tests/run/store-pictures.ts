import { mkdirSync, readFileSync } from 'node:fs';
import type { Page, Viewport } from 'puppeteer-core';
import { builtExtension } from '../e2e/harness/built.ts';
import type { Driven } from '../e2e/harness/driven.ts';
import { launch } from '../e2e/harness/launch.ts';
import { type Stage, stageOf } from '../e2e/support/surface.ts';
import { SURFACES } from '../e2e/support/surfaces.ts';
import { startHub } from '../hub-in-a-box/index.ts';

/** Where the pictures are that the stores show. */
const TO = 'docs/store/pictures';

/** Chrome's and Edge's screenshots, and what Firefox advises. */
const SHOT: Viewport = { width: 1280, height: 800 };
/** Chrome's and Edge's small promotional tile. */
const PROMOTION: Viewport = { width: 440, height: 280 };
const POPUP: Viewport = { width: 600, height: 600 };

/** Surfaces (`surfaces.ts`) by file; `behind`: the page that a popup hangs over. */
const PICTURES: { file: string; surface: string; behind?: string; top?: number }[] = [
  { file: '1-tags', surface: 'tags', top: 300 },
  { file: '2-images', surface: 'tags, images', top: 200 },
  { file: '3-popup', surface: 'popup', behind: 'tags, images' },
  { file: '4-inspect', surface: 'inspect' },
  { file: '5-compare', surface: 'compare' },
];

/** Takes them in Chromium from the Hub in a box, in light: one set serves all languages. */
export async function storePictures(): Promise<void> {
  mkdirSync(TO, { recursive: true });
  const hub = await startHub({ rateLimit: 100_000 });
  const driven = await launch('chromium', { hub, extension: builtExtension('chromium') });
  const stage = stageOf(driven, hub);
  for (const { file, surface, behind, top = 0 } of PICTURES) {
    const page = await open(stage, surface, behind ? POPUP : SHOT, top);
    await photograph(behind ? await overPage(stage, behind, page) : page, file);
  }
  await photograph(await drawn(driven, iconAlone(), PROMOTION), 'tile');
  await driven.close();
  await hub.close();
}

async function open(stage: Stage, name: string, size: Viewport, top = 0): Promise<Page> {
  const surface = SURFACES.find((each) => each.name === name);
  if (!surface) throw new Error(`no surface is called ${name}`);
  const page = await surface.open(stage);
  await page.setViewport(size);
  await page.evaluate((y) => scrollTo(0, y), top);
  return page;
}

/** A popup over a page, where the browser hangs it. */
async function overPage(stage: Stage, behind: string, popup: Page): Promise<Page> {
  const front = await pixels(popup);
  const back = await pixels(await open(stage, behind, SHOT));
  const html = `<img src="${back}"><img src="${front}" style="position:absolute;top:8px;right:24px;border-radius:8px;box-shadow:0 8px 32px #0008">`;
  return drawn(stage.driven, html, SHOT);
}

/** The icon without words, as the stores advise. */
function iconAlone(): string {
  const icon = readFileSync('docs/icon.svg', 'utf8');
  return `<div style="block-size:100%;display:grid;place-items:center;background:#eaf1ff"><div style="inline-size:152px">${icon}</div></div>`;
}

const pixels = async (page: Page): Promise<string> =>
  `data:image/png;base64,${await page.screenshot({ encoding: 'base64' })}`;

async function drawn({ browser }: Driven, html: string, size: Viewport): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.setContent(
    `<!doctype html><style>html,body{block-size:100%;margin:0;overflow:hidden}</style>${html}`,
  );
  return page;
}

async function photograph(page: Page, file: string): Promise<void> {
  const path = `${TO}/${file}.png` as const;
  await page.screenshot({ path });
  console.log(path);
  await page.close();
}
