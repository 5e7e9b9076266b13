import type { Page } from 'puppeteer-core';
import { inShadow } from '../harness/index.ts';

/**
 * Waits until the listing of a page knows every tag, or as many as an anonymous reader may page through (some more may have
 * been found otherwise) but not all; returns how many there are.
 */
export function coverageOf(page: Page, what: 'all' | 'capped'): Promise<number> {
  return inShadow(
    page,
    'tagkin-listing',
    (root, wanted) => {
      const { known = '', total = '' } = root.querySelector<HTMLElement>('[data-known]')?.dataset ?? {};
      const isWhole = known !== '' && known === total;
      return (wanted === 'all' ? isWhole : !isWhole && Number(known) >= 1000) ? Number(total) : 0;
    },
    what,
  );
}
