import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { rolldown } from 'rolldown';
import type * as Anchors from '../../../lib/hub/page/anchors.ts';

declare global {
  interface Window {
    anchors: typeof Anchors;
  }
}

/** Puts lib/hub/anchors.ts into a page as `window.anchors`, to be tried on documents of any kind. */
export async function loadAnchors(page: Page): Promise<void> {
  const input = fileURLToPath(new URL('../../../lib/hub/page/anchors.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', name: 'anchors' });
  await bundle.close();
  await page.evaluate(`window.anchors = ${output[0].code.replace(/^var anchors = /, '')}`);
}

/** What anchors find on a page of the box, drawn by its server alone, once these attributes and elements are gone. */
export interface Found {
  tags: string[];
  /** Hosts that would stand inside the block of their own tag. */
  inside: number;
  /** How many elements stand between the list's place and the first block: none where it is right above. */
  list: boolean;
  summary: string | null;
  layers: boolean;
}

/** Runs in the page. */
export async function findAnchors(path: string, without: string[], repository: string): Promise<Found> {
  const html = await (await fetch(path)).text();
  const root = new DOMParser().parseFromString(html, 'text/html');
  for (const selector of without)
    for (const element of root.querySelectorAll(selector))
      element.removeAttribute(selector.slice(1, -1).split('^')[0]?.split('=')[0] ?? '');
  const { findTagBlocks, findListPlace, findTagSummary, findLayersPlace } = window.anchors;
  const blocks = findTagBlocks(root, repository);
  const place = findListPlace(root, blocks);
  const first = blocks[0]?.block;
  return {
    tags: blocks.map(({ tag }) => tag),
    inside: blocks.filter(({ block, place }) => block === place.parent || block.contains(place.parent))
      .length,
    list: first !== undefined && place?.parent === first.parentElement && place?.before === first,
    summary: findTagSummary(root, repository)?.tag ?? null,
    layers: findLayersPlace(root, decodeURIComponent(path.split('/')[4] ?? '')) !== null,
  };
}
