import type { Page } from 'puppeteer-core';
import { readGroups, type TagBlock } from '../../run/read-groups.ts';
import { inShadow } from '../harness/index.ts';

export const HOSTS = 'tagkin-aliases, tagkin-listing, tagkin-summary, tagkin-dock';

/** An element that Tagkin has added to a page. */
export interface HostOnPage {
  name: string;
  tag: string | null;
  state: string | null;
}

/** Everything that Tagkin has added to a page, in its order. */
export function hostsOn(page: Page): Promise<HostOnPage[]> {
  return page.evaluate((selector) => {
    return [...document.querySelectorAll(selector)].map((host) => ({
      name: host.localName,
      tag: host.getAttribute('data-tag'),
      state: host.getAttribute('data-state'),
    }));
  }, HOSTS);
}

/** Waits until Tagkin is on the page and every one of its hosts has this state; returns the content of the tag blocks. */
export async function settled(page: Page, state = 'complete'): Promise<Map<string, TagBlock>> {
  await page.waitForFunction(
    (selector, wanted) => {
      const hosts = [...document.querySelectorAll(selector)];
      return hosts.length > 0 && hosts.every((host) => host.getAttribute('data-state') === wanted);
    },
    { polling: 100 },
    HOSTS,
    state,
  );
  return aliasesOn(page);
}

/** The content of each tag block, by tag. */
export async function aliasesOn(page: Page): Promise<Map<string, TagBlock>> {
  const blocks = await page.evaluate(readGroups);
  return new Map(blocks.map((block) => [block.tag, block]));
}

/** The aliases of a block at one level (`index`, or a platform), sorted; empty where it names none. */
export function aliasesAt(block: TagBlock | undefined, level: string): string[] {
  return (block?.levels.find((each) => each.level === level)?.aliases ?? []).toSorted();
}

/** What broke on the page: React's complaints and uncaught errors. Nothing that Tagkin does may add to it. */
export async function pageErrors(page: Page): Promise<string[]> {
  await page.waitForFunction(() => window.__hub, { polling: 100 }); // it may have been left for another one a moment ago
  return page.evaluate(() => window.__hub?.errors ?? ['there is no __hub']);
}

/** Waits until a host's text holds these words. */
export async function says(page: Page, host: string, words: string): Promise<void> {
  await inShadow(
    page,
    host,
    (root, wanted) => [...root.children].some((part) => part.textContent?.includes(wanted)),
    words,
  );
}
