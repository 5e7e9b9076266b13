import type { Page } from 'puppeteer-core';
import { inShadow } from '../harness/index.ts';

/** An alias group as the listing shows it. */
export interface GroupOnPage {
  digest: string;
  tags: string[];
  /** The real version that one of its chips states. */
  version: string | null;
}

/** Waits until the drawn groups are as expected (each change loads again, so an answer may be late), and returns them. */
export async function groupsOn(
  page: Page,
  wanted: (groups: GroupOnPage[]) => boolean,
): Promise<GroupOnPage[]> {
  for (;;) {
    const { groups } = await inShadow(page, 'tagkin-listing', (root) => ({
      groups: [...root.querySelectorAll<HTMLElement>('[data-group]')].map((group) => ({
        digest: group.dataset.group ?? '',
        tags: [...group.querySelectorAll<HTMLElement>('[data-alias]')].map(
          (chip) => chip.dataset.alias ?? '',
        ),
        version: group.querySelector<HTMLElement>('[data-version]')?.dataset.version ?? null,
      })),
    }));
    if (wanted(groups)) return groups;
  }
}

/** Puts a text into the box that filters the groups, as typing does. */
export async function typeFilter(page: Page, text: string): Promise<void> {
  await inShadow(
    page,
    'tagkin-listing',
    (root, value) => {
      const box = root.querySelector<HTMLInputElement>('input[type="search"]');
      if (!box) return false;
      box.value = value;
      return box.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );
}
