import { SELECTORS } from './selectors.ts';

/**
 * Hides Hub's list, whose first child is our host, and its pager, while something of ours stands in their place. The style sheet is a
 * child of the host, beside its shadow root: whatever removes the host gives the list back.
 */
export function standInstead(host: Element, isShown: boolean): void {
  const style = document.createElement('style');
  style.textContent = `[data-host=tagkin-listing]~:not([data-host]),${SELECTORS.pager}{display:none!important}`;
  host.replaceChildren(...(isShown ? [style] : []));
}
