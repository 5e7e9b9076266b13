import type { CompleteJob, CompletionState } from '../jobs.ts';
import type { Listing } from '../listing.ts';
import { newObservedHub } from './planner/observed-hub.ts';
import type { PlannedPage } from './planner/planned-page.ts';

export const newCompletion = (): CompletionState => ({
  mode: 'screen',
  observed: newObservedHub(),
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
  requested: [],
  startedAt: now,
});

export const pageKey = ({
  filter,
  ordering,
  page,
}: Pick<PlannedPage, 'filter' | 'ordering' | 'page'>): string => `${ordering} ${page} ${filter}`;

export const completionOf = ({ completion }: Listing): CompletionState => completion ?? newCompletion();

/** Counts requests that were not asked for by the user. */
export const spend = (state: CompletionState, { scope }: CompleteJob, requests: number): CompletionState =>
  scope === 'screen' ? { ...state, spent: state.spent + requests } : state;
