import { HUB_ORIGIN } from '../hosts/docker-hub.ts';

/** The beginnings of the paths of Docker Hub's pages: of official images, of others, of layers. */
export const OFFICIAL = '_';
export const COMMUNITY = 'r';
export const LAYERS = 'layers';

/** Match patterns. They are wider than `readRoute` of urls.ts, which returns `other` for the rest. */
export const HUB_PAGES = [`${HUB_ORIGIN}/*`];
export const OVERVIEW_PAGES = [`${HUB_ORIGIN}/${OFFICIAL}/*`, `${HUB_ORIGIN}/${COMMUNITY}/*/*`];
export const TAGS_PAGES = [`${HUB_ORIGIN}/${OFFICIAL}/*/tags*`, `${HUB_ORIGIN}/${COMMUNITY}/*/*/tags*`];
export const LAYERS_PAGES = [`${HUB_ORIGIN}/${LAYERS}/*`];
export const REPOSITORY_PAGES = [
  `${HUB_ORIGIN}/${OFFICIAL}/*`,
  `${HUB_ORIGIN}/${COMMUNITY}/*`,
  ...LAYERS_PAGES,
];

/** The path prefix of layers pages. */
export const LAYERS_PREFIX = `/${LAYERS}/`;
