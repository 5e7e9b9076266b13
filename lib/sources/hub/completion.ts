import type { CompleteJob, CompletionState } from '../jobs.ts';
import { newObservedOrder } from './planner/observed-order.ts';
import type { PlannedPage } from './planner/planned-page.ts';

export const newCompletion = (): CompletionState => ({
  mode: 'screen',
  observed: newObservedOrder(),
  completedAt: 0,
  searched: [],
  spent: 0,
  freshSince: 0,
});

export const newComplete = (
  scope: CompleteJob['scope'],
  visibleTags: string[],
  now: number,
): CompleteJob => ({
  kind: 'complete',
  scope,
  visibleTags,
  names: null,
  planned: false,
  pages: [],
  toResolve: [],
  proven: false,
  requested: [],
  startedAt: now,
});

export const pageKey = ({
  filter,
  ordering,
  page,
}: Pick<PlannedPage, 'filter' | 'ordering' | 'page'>): string => `${ordering} ${page} ${filter}`;
