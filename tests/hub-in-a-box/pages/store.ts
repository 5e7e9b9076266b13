import type { PageOptions } from '../model.ts';
import type { PageData } from './page-data.ts';

/** All that decides what is drawn. */
export interface HubState {
  page: PageData;
  /** Path and query of the page. */
  path: string;
  theme: PageOptions['theme'];
  variant: PageOptions['variant'];
  /** What tag blocks are keyed by, hence which of them React keeps from one page to the next. */
  keyBy: 'name' | 'position';
  /** Part of every tag block's key: a new one throws all of them away. */
  generation: number;
  /** A navigation is waiting for its data. */
  busy: boolean;
}

export interface Store {
  /** The state that the server drew, for hydration. */
  initial: HubState;
  get(): HubState;
  /** Changes the state; an empty change re-renders everything. */
  set(change: Partial<HubState>): void;
  subscribe(listener: () => void): () => void;
}

/** A state with subscribers, in the form that React's `useSyncExternalStore` wants. */
export function createStore(initial: HubState): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    initial,
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The initial state of a page. */
export function firstState(
  page: PageData,
  path: string,
  { theme, variant }: Pick<PageOptions, 'theme' | 'variant'>,
): HubState {
  return { page, path, theme, variant, keyBy: 'name', generation: 0, busy: false };
}
