import { createContext, useContext } from 'react';
import type { HubState } from './store.ts';

/** What every piece of a page may ask for and do. */
export interface Hub {
  state: HubState;
  setTheme(theme: HubState['theme']): void;
  /** Goes to `path` (with query) without loading a document; does nothing on the server. */
  navigate(path: string, history?: 'push' | 'replace'): void;
}

export const HubContext = createContext<Hub | null>(null);

export function useHub(): Hub {
  const hub = useContext(HubContext);
  if (hub === null) throw new Error('drawn outside the document');
  return hub;
}

/** A `data-testid` attribute to spread, or none where Hub is drawn as if it had renamed everything. */
export function useTestId(): (id: string) => { 'data-testid'?: string } {
  const { variant } = useHub().state;
  return (id) => (variant === 'testids' ? { 'data-testid': id } : {});
}
