/** A feature that can be switched off. One row each, in the order of the options page. */
interface FeatureRow {
  /** Its name in stored settings, in `data-tagkin-off`, and in the keys of its strings (`stringsOf`). */
  id: string;
  /** On by default unless set. */
  isOffByDefault?: true;
  /** For a feature on Hub's pages: the kind of page, and the element that it adds there. */
  page?: 'tags' | 'overview' | 'layers' | 'every';
  host?: `tagkin-${string}`;
  /** Height in px that style sheets reserve for the host from the first paint on; `narrow` below 700 px. */
  space?: { wide: number; narrow?: number };
}

export const FEATURES = [
  {
    id: 'aliases',
    page: 'tags',
    host: 'tagkin-aliases',
    space: { wide: 72, narrow: 112 },
  },
  {
    id: 'listing',
    page: 'tags',
    host: 'tagkin-listing',
    space: { wide: 72, narrow: 164 },
  },
  {
    id: 'summary',
    page: 'overview',
    host: 'tagkin-summary',
    space: { wide: 164 },
  },
  {
    id: 'layers',
    page: 'layers',
    host: 'tagkin-aliases',
    space: { wide: 72, narrow: 112 },
  },
  {
    id: 'dock',
    page: 'every',
    host: 'tagkin-dock',
  },
  { id: 'imagesFirst', isOffByDefault: true },
  { id: 'config' },
  { id: 'moves' },
  { id: 'menus' },
  { id: 'omnibox' },
  /** The reader's own session on Docker Hub: off until the user switches it on, and never switched on by a settings file. */
  { id: 'session', isOffByDefault: true },
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

/** Whether a feature is on until the user switches it off. */
export const isOnByDefault = (row: (typeof FEATURES)[number]): boolean => !('isOffByDefault' in row);

/** Builds an object with one property for each feature. */
export const byFeature = <T>(of: (row: (typeof FEATURES)[number]) => T): Record<FeatureId, T> =>
  Object.fromEntries(FEATURES.map((row) => [row.id, of(row)])) as Record<FeatureId, T>;

export const DEFAULT_FEATURES: Features = byFeature(isOnByDefault);

/** The keys of a feature's strings in public/_locales: `aliases` → `featureAliases` (its title), `featureAliasesWhat`. */
export function stringsOf<Id extends FeatureId>(id: Id) {
  const title = `feature${id.charAt(0).toUpperCase()}${id.slice(1)}` as `feature${Capitalize<Id>}`;
  return { title, about: `${title}What` } as const;
}
