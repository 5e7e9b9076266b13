import type { Page } from 'puppeteer-core';
import { inShadow } from '../harness/index.ts';
import { HOSTS } from './hosts.ts';

/** The tags that the summary of an overview page names as the same index, sorted. */
export async function summaryAliases(page: Page): Promise<string[]> {
  const aliases = await inShadow(page, 'tagkin-summary', (root) =>
    [...root.querySelectorAll<HTMLElement>('[data-level="index"]')].map((chip) => chip.dataset.alias ?? ''),
  );
  return aliases.toSorted();
}

/** The themes that Tagkin's hosts on a page have, each once. */
export function themesOn(page: Page): Promise<(string | null)[]> {
  return page.evaluate((selector) => {
    const hosts = [...document.querySelectorAll(selector)];
    return [...new Set(hosts.map((host) => host.getAttribute('data-theme')))];
  }, HOSTS);
}
