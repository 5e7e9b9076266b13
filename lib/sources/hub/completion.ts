import type { MapJob, MapState } from '../jobs.ts';
import { newHabits } from './planner/observed-order.ts';
import type { PlannedPage } from './planner/planned-page.ts';

export const newMap = (): MapState => ({
  wish: 'screen',
  habits: newHabits(),
  completedAt: 0,
  searched: [],
  spent: 0,
  visit: 0,
});

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
