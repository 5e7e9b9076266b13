import type { Page } from 'puppeteer-core';
import type { Hub, LoggedRequest, RequestMatch } from '../../hub-in-a-box/index.ts';
import { inShadow, pressInShadow, type World, waitForShadow } from '../harness/index.ts';
import { tagRequests } from './requests.ts';

/** `HEAD` of one tag on the registry: no pull. */
export const heads: RequestMatch = { host: 'registry-1.docker.io', method: 'HEAD', path: /\/manifests\// };

/** The query of a request to Hub's listing. */
export const wordsOf = ({ query }: LoggedRequest): string => query.toString();

/** Those requests for pages that were answered to the end. */
export const answered = (hub: Hub, repository: string): string[] =>
  tagRequests(hub, repository)
    .filter(({ status, aborted }) => status === 200 && !aborted)
    .map(wordsOf);

/** Asks for the whole map. */
export const mapAll = (page: Page): Promise<void> =>
  pressInShadow(page, 'tagkin-listing', '[data-action="complete"]');

/** Waits until every tag is known. */
export async function isMapped(page: Page): Promise<void> {
  await waitForShadow(page, 'tagkin-listing[data-state="complete"]', '[data-known]');
}

/** Known and total tags on the panel, once it shows so many known. */
export const knownOn = (page: Page, least = 1): Promise<number[] | null> =>
  inShadow(
    page,
    'tagkin-listing',
    (root, wanted) => {
      const figures = root.querySelector<HTMLElement>('[data-known]')?.dataset;
      const known = Number(figures?.known ?? 0);
      return known >= wanted ? [known, Number(figures?.total)] : null;
    },
    least,
  );

/** Every digest of a repository in the box, with its tags. */
export function truth({ repositories }: Hub, repository: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { digest, name } of repositories.get(repository)?.tags ?? [])
    groups.set(digest ?? '', [...(groups.get(digest ?? '') ?? []), name]);
  return new Map([...groups].map(([digest, tags]) => [digest, tags.toSorted()]));
}

/** Every alias group as Tagkin exports it. */
export async function groupsOf(world: World, repository: string): Promise<Map<string, string[]>> {
  const page = await world.openExtension('popup.html');
  const file = await page.evaluate(async (of) => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: unknown): Promise<{ answer: { file: string } }> } };
    };
    const request = { repository: of, format: 'json' };
    return (await chrome.runtime.sendMessage({ tagkin: 'listing.export', request })).answer.file;
  }, repository);
  await world.close(page);
  const groups = (JSON.parse(file) as Record<string, string[]>[]).flatMap((group) => Object.entries(group));
  return new Map(groups.map(([digest, tags]) => [digest, tags.toSorted()]));
}
