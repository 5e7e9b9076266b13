/** What Tagkin does that can be switched off, one by one, by its name in the options. */
export const FEATURE_IDS = [
  'aliases',
  'listing',
  'summary',
  'layers',
  'dock',
  'config',
  'moves',
  'menus',
  'omnibox',
  'session',
] as const;

export type FeatureId = (typeof FEATURE_IDS)[number];
export type Features = Record<FeatureId, boolean>;

/** Everything but the reader's own session on Docker Hub, which is theirs to offer. */
export const DEFAULT_FEATURES: Features = {
  aliases: true,
  listing: true,
  summary: true,
  layers: true,
  dock: true,
  config: true,
  moves: true,
  menus: true,
  omnibox: true,
  session: false,
};
