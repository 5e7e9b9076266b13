import { LAYERS_PREFIX } from '../page-paths.ts';

/**
 * Docker Hub's own names for the elements that hosts go to, one row each: anchors.ts finds the elements by them, and the style sheets of
 * reserved-styles.ts reserve space there. Test ids as seen in scripts of 2024 to April 2026.
 */
export const SELECTORS = {
  /** The list of tags. */
  list: '[data-testid="repotagsTagList"]',
  /** One tag in it. */
  block: '[data-testid="repotagsTagListItem"]',
  /** The table of a tag's images; the test id ends with the tag. */
  images: '[data-testid^="repotagsImageList-"]',
  /** The command on an overview page. */
  summaryCommand: '[data-testid="copyPullCommandPullCommand"]',
  /** The reference on a layers page. */
  layersHeading: 'h1[class*="MuiTypography-h3"]',
  /** The pager below the list of tags. */
  pager: 'nav[aria-label*="pagination"]',
  layersLink: `a[href^="${LAYERS_PREFIX}"]`,
} as const;

/** The tag at the end of an image table's test id. */
export const tagInTestId = (images: Element): string | undefined =>
  images.getAttribute('data-testid')?.slice(SELECTORS.images.length - '[data-testid^=""]'.length);
