/** What can be switched off, one row each, in the order of the options page. */
interface FeatureRow {
  /** Its name in stored settings and in `data-tagkin-off`. */
  id: string;
  isOnByDefault: boolean;
  /** Keys of public/_locales: its name, and what it does. */
  title: string;
  about: string;
  /** For a feature on Hub's pages: the kind of page, and the element that it adds there. */
  page?: 'tags' | 'overview' | 'layers' | 'every';
  host?: `tagkin-${string}`;
  /** Height in px that style sheets reserve for the host from the first paint on; `narrow` below 700 px. */
  space?: { wide: number; narrow?: number };
}

export const FEATURES = [
  {
    id: 'aliases',
    isOnByDefault: true,
    title: 'featureAliases',
    about: 'featureAliasesWhat',
    page: 'tags',
    host: 'tagkin-aliases',
    space: { wide: 68 },
  },
  {
    id: 'listing',
    isOnByDefault: true,
    title: 'featureListing',
    about: 'featureListingWhat',
    page: 'tags',
    host: 'tagkin-listing',
    space: { wide: 72, narrow: 104 },
  },
  {
    id: 'summary',
    isOnByDefault: true,
    title: 'featureSummary',
    about: 'featureSummaryWhat',
    page: 'overview',
    host: 'tagkin-summary',
    space: { wide: 148 },
  },
  {
    id: 'layers',
    isOnByDefault: true,
    title: 'featureLayers',
    about: 'featureLayersWhat',
    page: 'layers',
    host: 'tagkin-aliases',
    space: { wide: 68 },
  },
  {
    id: 'dock',
    isOnByDefault: true,
    title: 'featureDock',
    about: 'featureDockWhat',
    page: 'every',
    host: 'tagkin-dock',
  },
  { id: 'config', isOnByDefault: true, title: 'featureConfig', about: 'featureConfigWhat' },
  { id: 'moves', isOnByDefault: true, title: 'featureMoves', about: 'featureMovesWhat' },
  { id: 'menus', isOnByDefault: true, title: 'featureMenus', about: 'featureMenusWhat' },
  { id: 'omnibox', isOnByDefault: true, title: 'featureOmnibox', about: 'featureOmniboxWhat' },
  /** The reader's own session on Docker Hub: off until the user switches it on, and never switched on by a settings file. */
  { id: 'session', isOnByDefault: false, title: 'featureSession', about: 'featureSessionWhat' },
] as const satisfies readonly FeatureRow[];

export type FeatureId = (typeof FEATURES)[number]['id'];
export type Features = Record<FeatureId, boolean>;

/** The features that add an element to Hub's pages. */
export type PageFeature = Extract<(typeof FEATURES)[number], { host: string }>;
export type PageFeatureId = PageFeature['id'];
export type HostName = PageFeature['host'];

const isOnPage = (row: (typeof FEATURES)[number]): row is PageFeature => 'host' in row;

export const PAGE_FEATURES: readonly PageFeature[] = FEATURES.filter(isOnPage);

/** The element names of all hosts, each once. */
export const HOST_NAMES: readonly HostName[] = [...new Set(PAGE_FEATURES.map(({ host }) => host))];

/** Builds an object with one property for each feature. */
export const byFeature = <T>(of: (row: (typeof FEATURES)[number]) => T): Record<FeatureId, T> =>
  Object.fromEntries(FEATURES.map((row) => [row.id, of(row)])) as Record<FeatureId, T>;

export const DEFAULT_FEATURES: Features = byFeature(({ isOnByDefault }) => isOnByDefault);
