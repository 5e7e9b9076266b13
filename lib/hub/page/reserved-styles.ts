import { PAGE_FEATURES, type PageFeature, type PageFeatureId } from '../../settings/features.ts';
import { SELECTORS } from './selectors.ts';

const { list, block, images, summaryCommand, layersHeading, layersLink } = SELECTORS;

/**
 * Selectors of the empty box that reserves the space of each host. They stop matching once the host is there. The
 * elements are those of anchors.ts, with and without Hub's test ids.
 */
const BOXES: Partial<Record<PageFeatureId, (host: string) => string[]>> = {
  aliases: (host) => [
    `${images}:not(:has(> ${host}))::before`,
    `div:has(> table ${layersLink}):not([data-testid], :has(> ${host}))::before`,
    `${block}:not(:has(${images}, > ${host}))::after`,
  ],
  listing: (host) => [
    `${list}:not(:has(> ${host}))::before`,
    `div:has(> div > div > table ${layersLink}):not([data-testid], :has(> ${host}))::before`,
  ],
  summary: (host) => [`:is(div, section):has(> * > ${summaryCommand}):not(:has(> ${host}))::after`],
  layers: (host) => [`${layersHeading}:not(:has(+ ${host}))::after`],
};

function rulesFor(feature: PageFeature): string[] {
  const boxes = BOXES[feature.id]?.(`[data-host=${feature.host}]`);
  if (!boxes || !('space' in feature)) return [];
  const selector = boxes.map((box) => `:root:not([data-tagkin-off~="${feature.id}"]) ${box}`).join(',');
  const space: { wide: number; narrow?: number } = feature.space;
  const rule = `${selector}{content:"";display:block;flex:none;block-size:${space.wide}px}`;
  if (space.narrow === undefined) return [rule];
  return [rule, `@media(max-width:700px){${selector}{block-size:${space.narrow}px}}`];
}

/**
 * The style sheets that reserve space for hosts from a page's first paint on, so that inserting them causes no layout
 * shift: file name → text. Generated at build time.
 */
export const reservedStyles = (): Record<string, string> =>
  Object.fromEntries(
    (['tags', 'overview', 'layers'] as const).map((page) => [
      `${page}.css`,
      `${PAGE_FEATURES.filter((feature) => feature.page === page)
        .flatMap(rulesFor)
        .join('')}\n`,
    ]),
  );
