import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { World } from '../harness/index.ts';

/** The inspect page's content, read from its attributes. */
export interface Inspected {
  /** `data-state` by `data-section`. */
  sections: Record<string, string>;
  heading: string | null;
  /** `1.31.4 by alias` */
  version: string | null;
  /** Aliases in their order, by `index` or platform. */
  aliases: Record<string, string[]>;
  /** Platform keys, and the one that is shown. */
  platforms: string[];
  platform: string | null;
  /** Texts of `[data-field]`, by its value, within the section `config`. */
  config: Record<string, string>;
  /** Whether the config is exact. */
  exact: string | null;
  /** Texts of the head's facts by their `data-field`. */
  facts: Record<string, string>;
  errors: string[];
}

/** Runs in the page. */
function read(): Inspected {
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const aliases: Record<string, string[]> = {};
  for (const { dataset } of all('[data-section="aliases"] [data-alias]')) {
    const level = dataset.platform ?? dataset.level ?? '';
    aliases[level] = [...(aliases[level] ?? []), dataset.alias ?? ''];
  }
  const textsOf = (section: string) =>
    Object.fromEntries(
      all(`[data-section="${section}"] [data-field]`).map((row) => [
        row.dataset.field,
        (row.querySelector('dd') ?? row).innerText.trim(),
      ]),
    );
  const version = all('[data-section="head"] [data-version]')[0]?.dataset;
  return {
    sections: Object.fromEntries(
      all('[data-section]').map(({ dataset }) => [dataset.section, dataset.state ?? '']),
    ),
    heading: document.querySelector('h1')?.innerText ?? null,
    version: version ? `${version.version} by ${version.versionSource}` : null,
    aliases,
    platforms: all('[data-section="platforms"] tr[data-platform]').map(
      ({ dataset }) => dataset.platform ?? '',
    ),
    platform:
      all('[data-section="platforms"] tr[aria-current]').map(({ dataset }) => dataset.platform ?? '')[0] ??
      null,
    config: textsOf('config'),
    exact: all('[data-section="config"] [data-exact]')[0]?.dataset.exact ?? null,
    facts: textsOf('head'),
    errors: all('[data-error]').map(({ dataset }) => dataset.error ?? ''),
  };
}

/** The inspect page for an image. */
export const openInspect = (world: World, image: string, more: Record<string, string> = {}): Promise<Page> =>
  world.openExtension(`inspect.html?${new URLSearchParams({ image, ...more })}`);

/** Waits until the page shows this. */
export async function inspected(page: Page, what: object): Promise<Inspected> {
  await expect.poll(() => page.evaluate(read), { timeout: 20_000, interval: 100 }).toMatchObject(what);
  return page.evaluate(read);
}

/** Presses a button of a section. */
export async function press(page: Page, section: string, selector: string): Promise<void> {
  const button = await page.waitForSelector(`[data-section="${section}"] ${selector}`);
  await button?.evaluate((element) => (element as HTMLElement).click());
}
