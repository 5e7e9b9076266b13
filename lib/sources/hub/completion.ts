import type { Listing } from '../listing.ts';
import { type Habits, newHabits } from './planner/observed-order.ts';
import type { PlannedPage } from './planner/planned-page.ts';

/** What the reader wants of a repository that Docker Hub does not page through to the end. */
export type Wish = 'screen' | 'all' | 'paused';

/** What is known about completing the map of such a repository, and what was wished for. Plain data: it is stored. */
export interface MapState {
  wish: Wish;
  /** How Hub orders names, as far as it was seen. */
  habits: Habits;
  /** ms since 1970: when the whole map was last completed; 0 for never. */
  completedAt: number;
  /** Tags that somebody looked at, for whose kin has been searched. */
  searched: string[];
  /** Requests sent unasked, and on which visit. */
  spent: number;
  visit: number;
}

/** Requests of both kinds that a page view sends unasked for kin: of 20, the newest pages have taken 11. */
export const UNASKED = 9;

export const newMap = (): MapState => ({
  wish: 'screen',
  habits: newHabits(),
  completedAt: 0,
  searched: [],
  spent: 0,
  visit: 0,
});

/** Completes the map: all of it, or only the likely kin of the tags on the screen. */
export interface MapJob {
  kind: 'map';
  scope: 'screen' | 'all';
  /** The tags on the screen, whose kin comes first. */
  wanted: string[];
  /** All names of the repository; null until they are asked for. */
  names: string[] | null;
  /** Whether `pages` and `heads` are a plan; otherwise one is to be made. */
  planned: boolean;
  /** Pages that the plan still asks for, best first. */
  pages: PlannedPage[];
  /** Names that are left to be looked up one by one. */
  heads: string[];
  /** Whether Hub was seen to order names as the plan supposes; until then one page is asked for alone. */
  proven: boolean;
  /** Pages that were asked for, as `pageKey` names them: none is asked for twice. */
  asked: string[];
  startedAt: number;
}

/**
 * What is still to be mapped for somebody who came at `visit` and sees the `wanted` tags: all that is missing, where that was
 * asked for; the kin of tags that nobody has looked at before; or nothing.
 */
export function mapScope(listing: Listing, visit: number, wanted: string[]): MapJob['scope'] | null {
  const { cap, map, table, total } = listing;
  if (cap === null || map?.wish === 'paused') return null;
  if (map?.wish === 'all') {
    const isWhole = map.completedAt > 0 && table.names.length === total;
    return isWhole || map.completedAt >= visit ? null : 'all';
  }
  const spent = map?.visit === visit ? map.spent : 0;
  const searched = new Set(map?.searched);
  return spent < UNASKED && wanted.some((tag) => !searched.has(tag)) ? 'screen' : null;
}

export const newMapJob = (scope: MapJob['scope'], wanted: string[], now: number): MapJob => ({
  kind: 'map',
  scope,
  wanted,
  names: null,
  planned: false,
  pages: [],
  heads: [],
  proven: false,
  asked: [],
  startedAt: now,
});

export const pageKey = ({
  filter,
  ordering,
  page,
}: Pick<PlannedPage, 'filter' | 'ordering' | 'page'>): string => `${ordering} ${page} ${filter}`;
